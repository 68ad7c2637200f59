import { type FormEvent, useState } from 'react';
import { banDurations, purges, timeoutDurations } from '#features/spaces/members/durations.ts';
import { memberName } from '#features/spaces/members/member-name.ts';
import type { MemberDialogProps } from '#features/spaces/members/roles-dialog.tsx';
import { may } from '#features/spaces/permissions.ts';
import { type Moderation, useModeration } from '#features/spaces/members/use-moderation.ts';
import { errorText } from '#lib/error-text.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { Select } from '#ui/select.tsx';
import { toast } from '#ui/toasts.ts';

const durations = { timeout: timeoutDurations, kick: [], ban: banDurations };

export interface ModerateDialogProps extends MemberDialogProps {
  action: Moderation;
}

/** Asks for reason and duration before somebody is timed out, kicked or banned. */
export default function ModerateDialog({ space, member, action, onClose }: ModerateDialogProps) {
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState(0);
  const [purgeHours, setPurgeHours] = useState(0);
  const { run, isPending, error } = useModeration(space.id, member.user.id, action);
  const words = s.moderate[action];
  const name = memberName(member);
  const choices = durations[action];
  const mayPurge = action === 'ban' && may(space.me.permissions, 'manageMessages');

  async function submit(event: FormEvent) {
    event.preventDefault();
    await run({ reason, seconds: choices[chosen]?.seconds ?? null, purgeHours });
    toast(words.done(name));
    onClose();
  }
  return (
    <Dialog onClose={onClose} title={words.title(name)} hint={words.hint} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={event => void submit(event).catch(() => undefined)}>
        {error && <Alert>{errorText(error)}</Alert>}
        {choices.length > 0 && (
          <Field label={s.people.duration}>
            {control => (
              <Select {...control} value={chosen} onChange={event => setChosen(Number(event.target.value))}>
                {choices.map(({ label }, index) => (
                  <option key={label} value={index}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {mayPurge && <PurgeField hours={purgeHours} onChange={setPurgeHours} />}
        <Field label={s.people.reason} hint={s.people.reasonHint}>
          {control => (
            <Input
              {...control}
              value={reason}
              maxLength={400}
              dir="auto"
              autoFocus
              onChange={event => setReason(event.target.value)}
            />
          )}
        </Field>
        <DialogButtons variant="danger" busy={isPending} onCancel={onClose}>
          {words.confirm}
        </DialogButtons>
      </form>
    </Dialog>
  );
}

function PurgeField({ hours, onChange }: { hours: number; onChange: (hours: number) => void }) {
  return (
    <Field label={s.moderate.purge} hint={s.moderate.purgeHint}>
      {control => (
        <Select {...control} value={hours} onChange={event => onChange(Number(event.target.value))}>
          {purges.map(purge => (
            <option key={purge.hours} value={purge.hours}>
              {purge.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
