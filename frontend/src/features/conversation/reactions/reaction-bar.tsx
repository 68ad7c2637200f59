import type { Reaction } from '@parley/contracts/message-actions/reaction';
import { useReact } from '#features/conversation/reactions/use-react.ts';
import { number } from '#lib/i18n/plural.ts';
import { t } from '#lib/i18n/texts.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { useMe } from '#lib/session/session-store.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { cn } from '#ui/cn.ts';

/** What people chose for a message. A click on one chooses it too, or takes it back. */
export function ReactionBar({ shown }: { shown: ShownMessage }) {
  const react = useReact(shown);
  if (shown.isDeleted || shown.reactions.length === 0) return null;
  return (
    <ul aria-label={t.conversation.reactions} className={cn('flex flex-wrap gap-1 pt-1', shown.isOwn && 'justify-end')}>
      {shown.reactions.map(reaction => (
        <li key={reaction.emoji}>
          <Chip reaction={reaction} onClick={() => void react(reaction.emoji)} />
        </li>
      ))}
    </ul>
  );
}

function Chip({ reaction, onClick }: { reaction: Reaction; onClick: () => void }) {
  const { emoji, count, mine } = reaction;
  const who = useWho(reaction);
  return (
    <button
      type="button"
      aria-pressed={mine}
      title={who}
      onClick={onClick}
      className={cn(
        'flex h-7 min-w-11 items-center justify-center gap-1.5 rounded-full border px-2 text-[0.8125rem] tabular-nums pointer-coarse:h-11',
        mine ? 'border-accent bg-accent/10 font-medium text-ink' : 'border-line bg-raised text-ink-soft hover:bg-hover',
      )}
    >
      <span className="text-base leading-none">{emoji}</span>
      <span>{number(count)}</span>
      <span className="sr-only">{who}</span>
    </button>
  );
}

/** Whom it names: oneself first, then two others, then a number. */
function useWho({ people, count, mine }: Reaction): string {
  const me = useMe().id;
  const others = people.filter(id => id !== me);
  const first = usePerson(others[0])?.displayName;
  const second = usePerson(others[1])?.displayName;
  const names = [mine ? t.rooms.you : undefined, first, second].filter(name => name !== undefined);
  return t.conversation.reactedBy(names, count - names.length);
}
