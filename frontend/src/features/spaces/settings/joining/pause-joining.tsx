import { useState } from 'react';
import { useUpdateAdmission } from '#features/spaces/api/update-admission.ts';
import { serverNow } from '#lib/clock.ts';
import { errorText } from '#lib/error-text.ts';
import { et } from '#lib/i18n/entrance-texts.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { toast } from '#ui/toasts.ts';

const words = et.joining;
const hourMs = 3_600_000;
const durations = [
  { value: 'hour', ms: hourMs },
  { value: 'sixHours', ms: 6 * hourMs },
  { value: 'day', ms: 24 * hourMs },
  // A little less than the most: clocks differ.
  { value: 'week', ms: 7 * 24 * hourMs - 60_000 },
] as const;

/** Keeps everybody out for a while, at once: who needs it needs it now. */
export function PauseJoining({ spaceId, pausedUntil }: { spaceId: string; pausedUntil: string | null }) {
  const [duration, setDuration] = useState<string>('hour');
  const update = useUpdateAdmission(spaceId);
  const pauseUntil = (until: string | null) =>
    update.mutate(
      { pausedUntil: until },
      {
        onSuccess: () => toast(until === null ? words.pauseEnded : words.paused),
        onError: error => toast(errorText(error), { isError: true }),
      },
    );
  const pause = () => {
    const { ms } = durations.find(({ value }) => value === duration) ?? durations[0];
    pauseUntil(new Date(serverNow() + ms).toISOString());
  };
  return (
    <section aria-labelledby="pause-title" className="space-y-3 rounded-2xl border border-line bg-raised p-5">
      <div>
        <h3 id="pause-title" className="font-medium">
          {words.pause}
        </h3>
        <p className="text-[0.8125rem] text-ink-soft">{words.pauseHint}</p>
      </div>
      {pausedUntil === null ? (
        <div className="flex flex-wrap items-end gap-3">
          <div className="w-44">
            <Field label={words.pauseFor}>
              {control => (
                <Select {...control} value={duration} onChange={event => setDuration(event.target.value)}>
                  {durations.map(({ value }) => (
                    <option key={value} value={value}>
                      {words.durations[value]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <Button variant="danger" size="lg" busy={update.isPending} onClick={pause}>
            {words.pauseNow}
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm font-medium">{words.pausedUntil(fullTimeOf(Date.parse(pausedUntil)))}</p>
          <Button variant="secondary" busy={update.isPending} onClick={() => pauseUntil(null)}>
            {words.endPause}
          </Button>
        </div>
      )}
    </section>
  );
}
