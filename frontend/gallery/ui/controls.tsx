import { Hash, Settings, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '#ui/avatar.tsx';
import { Button, type ButtonProps } from '#ui/button.tsx';
import { type Choice, ChoiceCards } from '#ui/choice-cards.tsx';
import { Field } from '#ui/field.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Input } from '#ui/input.tsx';
import { linkButton } from '#ui/link-button.ts';
import { MorePages } from '#ui/more-pages.tsx';
import { PictureInput, type PictureInputProps } from '#ui/picture-input.tsx';
import { SearchInput } from '#ui/search-input.tsx';
import { Segments } from '#ui/segments.tsx';
import { Select } from '#ui/select.tsx';
import { Switch } from '#ui/switch.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { TextArea } from '#ui/text-area.tsx';
import type { Shown } from '../show.ts';

const variants: NonNullable<ButtonProps['variant']>[] = ['primary', 'secondary', 'ghost', 'danger', 'link', 'plain'];
const sizes: NonNullable<ButtonProps['size']>[] = ['sm', 'md', 'lg', 'pill'];

const pages = { hasNextPage: true, isFetchingNextPage: false, fetchNextPage: () => Promise.resolve() };

/** Parts that are pressed and filled in. */
export const controls: Record<string, Shown[]> = {
  'button.tsx': [
    ...variants.map(variant => ({ state: variant, part: <Button variant={variant}>Send</Button> })),
    ...sizes.map(size => ({ state: size, part: <Button size={size}>Send</Button> })),
    { state: 'loading', part: <Button busy>Send</Button> },
    { state: 'disabled', part: <Button disabled>Send</Button> },
  ],
  'more-pages.tsx': [
    { state: 'rest', part: <MorePages pages={pages} label="Show more" /> },
    { state: 'loading', part: <MorePages pages={{ ...pages, isFetchingNextPage: true }} label="Show more" /> },
  ],
  'icon-button.tsx': [
    { state: 'rest; its tip on hover and focus', part: <SettingsButton /> },
    { state: 'disabled', part: <SettingsButton disabled /> },
    { state: 'loading', part: <IconButton label="Settings" busy /> },
  ],
  'link-button.ts': [
    { state: 'primary', part: <Link look="primary" /> },
    { state: 'secondary', part: <Link look="secondary" /> },
  ],
  'input.tsx': [
    { state: 'empty', part: <Input aria-label="empty" placeholder="Write something" /> },
    { state: 'filled', part: <Input aria-label="filled" defaultValue="The roses are out." /> },
    { state: 'error', part: <Input aria-label="wrong" aria-invalid defaultValue="ann@" /> },
    { state: 'disabled', part: <Input aria-label="disabled" disabled defaultValue="ann" /> },
    { state: 'right to left', part: <Input aria-label="right to left" dir="auto" defaultValue="مرحبا بالجميع" /> },
  ],
  'field.tsx': [
    { state: 'with a hint', part: <NameField hint="Others see it." /> },
    { state: 'error', part: <NameField error="Choose another name." /> },
  ],
  'picture-input.tsx': [
    { state: 'none', part: <ProfilePicture /> },
    { state: 'there is one', part: <ProfilePicture hasPicture /> },
    { state: 'loading', part: <ProfilePicture busy /> },
    { state: 'error', part: <ProfilePicture error="This picture can’t be used. Try another one." /> },
  ],
  'search-input.tsx': [
    { state: 'empty', part: <Searching text="" /> },
    { state: 'filled', part: <Searching text="roses" /> },
  ],
  'switch.tsx': [
    { state: 'off', part: <Switch aria-label="off" /> },
    { state: 'on', part: <Switch aria-label="on" defaultChecked /> },
    { state: 'disabled', part: <Switch aria-label="disabled" disabled /> },
  ],
  'switch-line.tsx': [
    { state: 'with a hint', part: <PrivateLine hint="Members and guests don’t see it." /> },
    { state: 'without one', part: <PrivateLine /> },
    { state: 'disabled', part: <PrivateLine disabled hint="You don’t have this permission." /> },
  ],
  'select.tsx': [
    { state: 'rest', part: <DurationSelect /> },
    { state: 'disabled', part: <DurationSelect disabled /> },
  ],
  'text-area.tsx': [
    { state: 'empty', part: <TextArea aria-label="no description" placeholder="Describe it" /> },
    { state: 'filled', part: <TextArea aria-label="description" defaultValue={'Two lines\nof text.'} /> },
    { state: 'error', part: <TextArea aria-label="wrong description" aria-invalid defaultValue="…" /> },
  ],
  'choice-cards.tsx': [{ state: 'two, the first chosen', part: <ChannelTypes /> }],
  'segments.tsx': [{ state: 'two, the first chosen', part: <Densities /> }],
  'tabs.tsx': [{ state: 'three, the middle one empty', part: <ThreeTabs /> }],
};

function SettingsButton(props: Pick<ButtonProps, 'disabled'>) {
  return (
    <IconButton label="Settings" {...props}>
      <Settings aria-hidden className="size-5" />
    </IconButton>
  );
}

function ProfilePicture(props: Partial<PictureInputProps>) {
  return (
    <PictureInput
      label="Profile picture"
      hint="Everyone sees it."
      preview={<Avatar id="ann" name="Ann" size="xl" />}
      hasPicture={false}
      busy={false}
      onPick={() => undefined}
      onRemove={() => undefined}
      {...props}
    />
  );
}

function Link({ look }: { look: keyof typeof linkButton }) {
  return (
    <a href="#link" className={linkButton[look]}>
      To the start
    </a>
  );
}

function NameField(notes: { hint?: string; error?: string }) {
  return (
    <Field label="Name" {...notes}>
      {control => <Input {...control} defaultValue="Ann" />}
    </Field>
  );
}

function Searching({ text }: { text: string }) {
  const [value, setValue] = useState(text);
  return <SearchInput label="Find people" value={value} onChange={setValue} />;
}

function PrivateLine(how: { hint?: string; disabled?: boolean }) {
  const [isOn, turn] = useState(true);
  return (
    <div className="w-80">
      <SwitchLine title="Private channel" isOn={isOn} onChange={turn} {...how} />
    </div>
  );
}

function DurationSelect({ disabled }: { disabled?: boolean }) {
  return (
    <Select aria-label="how long" disabled={disabled} defaultValue="day">
      <option value="hour">1 hour</option>
      <option value="day">1 day</option>
    </Select>
  );
}

const types: Choice<'text' | 'voice'>[] = [
  { value: 'text', title: 'Text', hint: 'For messages.', icon: Hash },
  { value: 'voice', title: 'Voice', hint: 'For calls that anyone in the channel can join.', icon: Volume2 },
];

function ChannelTypes() {
  const [chosen, choose] = useState<'text' | 'voice'>('text');
  return (
    <div className="w-96 max-w-full">
      <ChoiceCards label="Type" choices={types} chosen={chosen} onChoose={choose} />
    </div>
  );
}

function Densities() {
  const [chosen, choose] = useState<'cosy' | 'compact'>('cosy');
  const choices = [
    { value: 'cosy', label: 'Cosy' },
    { value: 'compact', label: 'Compact' },
  ] as const;
  return (
    <div className="w-80">
      <Segments label="Density" choices={choices} chosen={chosen} onChoose={choose} />
    </div>
  );
}

function ThreeTabs() {
  const tabs = [
    { value: 'people', label: 'People', content: <p className="p-5">Ann, Ben</p> },
    { value: 'groups', label: 'Groups', content: null },
    { value: 'all', label: 'All', content: <p className="p-5">Everything</p> },
  ];
  return (
    <div className="flex h-28 w-80">
      <Tabs label="Who" tabs={tabs} />
    </div>
  );
}
