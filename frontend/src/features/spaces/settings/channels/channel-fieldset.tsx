import { NameField } from '#features/spaces/name-field.tsx';
import { slowModeLabel, slowModes } from '#features/spaces/settings/channels/slow-modes.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { Select } from '#ui/select.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';

const words = st.channels;

export interface ChannelLooks {
  name: string;
  topic: string;
  slowModeSeconds: number;
  stage: boolean;
}

export interface ChannelFieldsetProps {
  looks: ChannelLooks;
  /** Calls of voice channels can be stages. */
  isVoice: boolean;
  onChange: (looks: ChannelLooks) => void;
}

export function ChannelFieldset({ looks, isVoice, onChange }: ChannelFieldsetProps) {
  const { name, topic, slowModeSeconds, stage } = looks;
  return (
    <>
      <NameField label={words.name} name={name} autoFocus onChange={changed => onChange({ ...looks, name: changed })} />
      <Field label={words.topic} hint={words.topicHint}>
        {control => (
          <Input
            {...control}
            value={topic}
            maxLength={1_000}
            dir="auto"
            onChange={event => onChange({ ...looks, topic: event.target.value })}
          />
        )}
      </Field>
      {isVoice && (
        <SwitchLine
          title={words.stage}
          hint={words.stageHint}
          isOn={stage}
          onChange={isOn => onChange({ ...looks, stage: isOn })}
        />
      )}
      <Field label={words.slowMode} hint={words.slowModeHint}>
        {control => (
          <Select
            {...control}
            value={slowModeSeconds}
            onChange={event => onChange({ ...looks, slowModeSeconds: Number(event.target.value) })}
          >
            {/* An API client may have set any other number. */}
            {[...new Set([...slowModes, slowModeSeconds])].map(seconds => (
              <option key={seconds} value={seconds}>
                {slowModeLabel(seconds)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}
