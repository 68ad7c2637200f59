import { Hand } from 'lucide-react';
import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { ListenerMenu } from '#features/call/audience/listener-menu.tsx';
import { useLetSpeak } from '#features/call/audience/use-let-speak.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';
import { Name } from '#ui/name.tsx';

/** Who listens on a stage, raised hands first. A moderator lets them speak from here. */
export function Audience() {
  const listeners = useCallState(
    useShallow(({ people }) =>
      people
        .filter(({ speaks }) => !speaks)
        .toSorted((one, other) => Number(other.state.hand) - Number(one.state.hand))
        .map(({ peerId }) => peerId),
    ),
  );
  if (listeners.length === 0) return null;
  return (
    <section aria-label={c.stage.audience(listeners.length)} className="mt-2 shrink-0 rounded-2xl bg-raised p-2">
      <h2 aria-hidden className="px-1.5 pb-1 text-xs font-semibold text-ink-soft">
        {c.stage.audience(listeners.length)}
      </h2>
      <ul tabIndex={0} className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto">
        {listeners.map(peerId => (
          <Listener key={peerId} peerId={peerId} />
        ))}
      </ul>
    </section>
  );
}

const Listener = memo(function Listener({ peerId }: { peerId: string }) {
  const person = useCallState(({ people }) => people.find(other => other.peerId === peerId));
  const mayModerate = useCallState(state => state.moderate);
  const profile = usePerson(person?.userId);
  const letSpeak = useLetSpeak();
  if (!person) return null;
  const name = profile?.displayName ?? c.somebody;
  const { hand } = person.state;
  return (
    <li className="flex h-9 max-w-full items-center gap-2 rounded-full bg-surface ps-1 pe-1 text-sm">
      <Avatar id={person.userId} name={name} url={profile?.avatarUrl ?? null} size="sm" />
      <Name name={person.isSelf ? c.you : name} className="max-w-40 min-w-0 truncate pe-1" />
      {hand && (
        <span className="inline-flex size-6 items-center justify-center rounded-full bg-warn-ground text-on-warn animate-rise">
          <Hand aria-hidden className="size-4" />
          <span className="sr-only">{c.tile.hand}</span>
        </span>
      )}
      {mayModerate && hand && (
        <Button size="sm" aria-label={c.stage.letSpeakName(name)} onClick={() => letSpeak(peerId, true)}>
          {c.stage.letSpeak}
        </Button>
      )}
      {mayModerate && <ListenerMenu person={person} name={name} />}
    </li>
  );
});
