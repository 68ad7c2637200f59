import type { NewMembers } from '@parley/contracts/spaces/filter';
import { type FormEvent, useState } from 'react';
import { useLimitNewMembers } from '#features/spaces/api/filter.ts';
import { changedFields } from '#features/spaces/settings/changed-fields.ts';
import { slowModeLabel, slowModes } from '#features/spaces/settings/channels/slow-modes.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';
import { toast } from '#ui/toasts.ts';

const words = st.filter;
const day = 24 * 60;
const periods: readonly { minutes: number; label: string }[] = [
  { minutes: 0, label: words.periods.off },
  { minutes: 60, label: words.periods.hour },
  { minutes: day, label: words.periods.day },
  { minutes: 3 * day, label: words.periods.threeDays },
  { minutes: 7 * day, label: words.periods.week },
];
const paces = slowModes.filter(seconds => seconds <= 3_600);

/** What members without a role may not do yet. */
export function NewMembersForm({ spaceId, newMembers }: { spaceId: string; newMembers: NewMembers }) {
  const [fields, setFields] = useState(newMembers);
  const save = useLimitNewMembers(spaceId);
  const changed = changedFields(newMembers, fields);
  const change = (one: Partial<NewMembers>) => setFields({ ...fields, ...one });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(fields, { onSuccess: () => toast(st.saved) });
  }
  return (
    <form className="space-y-4 rounded-2xl border border-line bg-raised p-5" onSubmit={submit}>
      <div>
        <h3 className="font-semibold">{words.newMembers}</h3>
        <p className="text-[0.8125rem] text-ink-soft">{words.newMembersHint}</p>
      </div>
      {save.isError && <Alert>{errorText(save.error)}</Alert>}
      <Field label={words.minutes}>
        {control => (
          <Select
            {...control}
            value={fields.minutes}
            onChange={event => change({ minutes: Number(event.target.value) })}
          >
            {withOwn(periods, fields.minutes).map(({ minutes, label }) => (
              <option key={minutes} value={minutes}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {fields.minutes > 0 && (
        <>
          <SwitchLine
            title={words.noLinks}
            hint={words.noLinksHint}
            isOn={fields.noLinks}
            onChange={noLinks => change({ noLinks })}
          />
          <PaceField seconds={fields.slowModeSeconds} onChange={slowModeSeconds => change({ slowModeSeconds })} />
        </>
      )}
      <Button type="submit" busy={save.isPending} disabled={!changed}>
        {st.save}
      </Button>
    </form>
  );
}

function PaceField({ seconds, onChange }: { seconds: number; onChange: (seconds: number) => void }) {
  return (
    <Field label={words.pace}>
      {control => (
        <Select {...control} value={seconds} onChange={event => onChange(Number(event.target.value))}>
          {[...new Set([...paces, seconds])].map(choice => (
            <option key={choice} value={choice}>
              {slowModeLabel(choice)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** An API client may have set any other number. */
function withOwn(known: typeof periods, minutes: number): typeof periods {
  return known.some(period => period.minutes === minutes)
    ? known
    : [...known, { minutes, label: words.otherPeriod(minutes) }];
}
