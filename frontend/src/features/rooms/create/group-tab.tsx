import { createRoomInput } from '@parley/contracts/chat-api';
import type { PublicUser } from '@parley/contracts/auth-api';
import { type FormEvent, useId, useState } from 'react';
import { useCreateRoom } from '#features/rooms/api/create-room.ts';
import { PeoplePicker } from '#features/rooms/create/people-picker.tsx';
import { errorText } from '#lib/error-text.ts';
import { n } from '#lib/i18n/create-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { Switch } from '#ui/switch.tsx';

export function GroupTab({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState('');
  const [isPublic, setPublic] = useState(false);
  const [people, setPeople] = useState<PublicUser[]>([]);
  const create = useCreateRoom();
  const publicId = useId();
  const input = createRoomInput.safeParse({
    kind: 'group',
    name,
    public: isPublic,
    memberIds: people.map(person => person.id),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (input.success) create.mutate(input.data, { onSuccess: onDone });
  }
  return (
    <form className="flex min-h-0 flex-1 flex-col" onSubmit={submit}>
      <div className="space-y-3 px-5 pt-3 pb-1">
        {create.isError && <Alert>{errorText(create.error)}</Alert>}
        <Field label={n.groupName}>
          {control => (
            <Input {...control} value={name} maxLength={80} onChange={event => setName(event.target.value)} autoFocus />
          )}
        </Field>
        <label htmlFor={publicId} className="flex items-center gap-3">
          <span className="flex-1">
            <span className="block text-sm font-medium">{n.isPublic}</span>
            <span className="block text-[0.8125rem] text-ink-faint">{n.isPublicHint}</span>
          </span>
          <Switch id={publicId} checked={isPublic} onCheckedChange={setPublic} />
        </label>
      </div>
      <PeoplePicker picked={people} onChange={setPeople} />
      <div className="mt-auto flex items-center gap-3 border-t border-line px-5 py-3">
        <p role="status" className="flex-1 text-sm text-ink-soft">
          {people.length > 0 && n.selected(people.length)}
        </p>
        <Button type="submit" busy={create.isPending} disabled={!input.success}>
          {n.create}
        </Button>
      </div>
    </form>
  );
}
