import { type OwnStatus, statusLimits } from '@parley/contracts/people/status';
import { type FormEvent, useState } from 'react';
import { useOwnStatus, useSetStatus } from '#features/people/api/status.ts';
import { serverNow } from '#lib/clock.ts';
import { errorText } from '#lib/error-text.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { Select } from '#ui/select.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';
import { toast } from '#ui/toasts.ts';
import { LoadFailed } from '#ui/load-failed.tsx';

const hourMs = 3_600_000;
/** How long a status may hold; `kept` leaves the end that it has. */
const lengths = {
  forever: null,
  hour: hourMs,
  fourHours: 4 * hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
} as const;
type Length = keyof typeof lengths | 'kept';

/** What the person says of themselves to those who see them. */
export function StatusSection() {
  const status = useOwnStatus();
  if (status.data) return <StatusForm key={JSON.stringify(status.data)} status={status.data} />;
  if (!status.isError) return <div className="skeleton h-40 w-full" role="status" aria-label={t.app.loading} />;
  return <LoadFailed title={p.status.failed} onRetry={() => void status.refetch()} />;
}

function StatusForm({ status }: { status: OwnStatus }) {
  const [text, setText] = useState(status.text);
  const [isQuiet, setQuiet] = useState(status.mode === 'dnd');
  const [showsLastSeen, setShowsLastSeen] = useState(status.showsLastSeen);
  const [length, setLength] = useState<Length>(status.until === null ? 'forever' : 'kept');
  const save = useSetStatus();

  function submit(event: FormEvent) {
    event.preventDefault();
    const said = { mode: isQuiet ? 'dnd' : 'auto', text: text.trim(), until: endOf(length, status) } as const;
    save.mutateAsync({ ...said, showsLastSeen }).then(
      () => toast(p.status.saved),
      (error: unknown) => toast(errorText(error), { isError: true }),
    );
  }
  function clear() {
    setText('');
    setQuiet(false);
    setLength('forever');
  }
  return (
    <form onSubmit={submit} className="space-y-5 rounded-2xl border border-line bg-raised p-5">
      <div className="grid gap-4 sm:grid-cols-[1fr_12rem]">
        <Field label={p.status.text}>
          {control => (
            <Input
              {...control}
              dir="auto"
              maxLength={statusLimits.text}
              placeholder={p.status.placeholder}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <Field label={p.status.until}>
          {control => (
            <Select {...control} value={length} onChange={({ target }) => setLength(target.value as Length)}>
              {status.until !== null && (
                <option value="kept">{p.status.kept(fullTimeOf(Date.parse(status.until)))}</option>
              )}
              {Object.entries(p.status.lengths).map(([one, name]) => (
                <option key={one} value={one}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <SwitchLine title={p.status.dnd} hint={p.status.dndHint} isOn={isQuiet} onChange={setQuiet} />
      <SwitchLine
        title={p.status.lastSeen}
        hint={p.status.lastSeenHint}
        isOn={showsLastSeen}
        onChange={setShowsLastSeen}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={save.isPending}>
          {p.status.save}
        </Button>
        {(text !== '' || isQuiet) && (
          <Button variant="secondary" onClick={clear}>
            {p.status.clear}
          </Button>
        )}
      </div>
    </form>
  );
}

function endOf(length: Length, { until }: OwnStatus): string | null {
  if (length === 'kept') return until;
  const ms = lengths[length];
  return ms === null ? null : new Date(serverNow() + ms).toISOString();
}
