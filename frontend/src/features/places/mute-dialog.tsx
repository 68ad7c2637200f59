import { type FormEvent, useState } from 'react';
import { useUpdatePlace } from '#features/places/api/update-place.ts';
import { serverNow } from '#lib/clock.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';

const words = p.muting;
const hour = 3_600_000;
/** In milliseconds; null: until it is unmuted. */
const durations = [
  { label: words.durations.hour, lasts: hour },
  { label: words.durations.workday, lasts: 8 * hour },
  { label: words.durations.day, lasts: 24 * hour },
  { label: words.durations.week, lasts: 7 * 24 * hour },
  { label: words.durations.forever, lasts: null },
];

export interface MuteDialogProps {
  id: string;
  name: string;
  onClose: () => void;
}

/** Asks for how long a room, a channel or a space is muted. */
export default function MuteDialog({ id, name, onClose }: MuteDialogProps) {
  const [chosen, setChosen] = useState(0);
  const update = useUpdatePlace(id);

  function submit(event: FormEvent) {
    event.preventDefault();
    const lasts = durations[chosen]?.lasts ?? null;
    const mutedUntil = lasts === null ? 'forever' : new Date(serverNow() + lasts).toISOString();
    update.mutate({ mutedUntil }, { onSuccess: onClose });
  }
  return (
    <Dialog onClose={onClose} title={words.title(name)} hint={words.hint} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        <Field label={words.duration}>
          {control => (
            <Select {...control} autoFocus value={chosen} onChange={event => setChosen(Number(event.target.value))}>
              {durations.map(({ label }, index) => (
                <option key={label} value={index}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <DialogButtons busy={update.isPending} onCancel={onClose}>
          {words.confirm}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
