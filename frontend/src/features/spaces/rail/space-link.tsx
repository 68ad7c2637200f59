import type { SpaceEntry } from '@parley/contracts/spaces/space';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { spacePath } from '#features/spaces/paths.ts';
import { RailLink } from '#features/spaces/rail/rail-link.tsx';
import type { RailTipHandlers } from '#features/spaces/rail/use-rail-tip.ts';
import { SpaceMark } from '#features/spaces/space-mark.tsx';
import { spacesKey } from '#lib/api/space-keys.ts';
import { isMuted } from '#lib/chat/places.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { MentionBadge } from '#ui/mention-badge.tsx';

interface SpaceLinkProps {
  space: SpaceEntry;
  isCurrent: boolean;
  handlersFor: (label: string) => RailTipHandlers;
}

interface News {
  /** Messages that mention the person. */
  mentions: number;
  /** Unread messages, as many as are known of. */
  unread: number;
  /** There is something new; it may be more than is counted. */
  isTold: boolean;
}

function labelOf(name: string, { mentions, unread, isTold }: News): string {
  if (mentions > 0) return s.rail.mentions(name, t.rooms.mentions(mentions));
  if (!isTold) return name;
  return unread > 0 ? s.rail.unreadCount(name, t.rooms.unread(unread)) : s.rail.unread(name);
}

/** What calls the person comes first, then a number, then a mark. */
function SpaceBadge({ mentions, unread, isTold }: News) {
  if (mentions > 0)
    return (
      <span aria-hidden className="absolute -end-1.5 -bottom-1.5 rounded-full border-2 border-ground">
        <MentionBadge count={mentions} />
      </span>
    );
  if (!isTold) return null;
  if (unread > 0)
    return (
      <span
        aria-hidden
        className="absolute -end-1.5 -bottom-1 inline-flex h-5 min-w-5 items-center justify-center rounded-full border-2 border-ground bg-accent px-1 text-[0.6875rem] font-semibold text-on-accent"
      >
        {t.rooms.unreadBadge(unread)}
      </span>
    );
  return (
    <span
      aria-hidden
      className="absolute -end-1 -bottom-1 size-3.5 rounded-full border-2 border-ground bg-accent forced-colors:bg-[Highlight]"
    />
  );
}

/** The way into one space, with a mark while something in it is new and the person is elsewhere. */
export function SpaceLink({ space, isCurrent, handlersFor }: SpaceLinkProps) {
  const chat = useChat();
  const queries = useQueryClient();
  const hasNews = useChatState(({ spaceNews }) => spaceNews[space.id] === true);
  const isQuiet = useChatState(state => isMuted(state, space.id));
  const isTold = !isCurrent && !isQuiet && (hasNews || space.unread === true);
  const since = useChatState(({ spaceMentions }) => spaceMentions[space.id] ?? 0);
  // What came since the list was loaded is not counted: then it is more than this number, and only the mark is true.
  const unread = hasNews ? 0 : (space.unreadCount ?? 0);
  const news: News = { mentions: isCurrent ? 0 : (space.mentions ?? 0) + since, unread, isTold };
  useEffect(() => {
    if (!isCurrent) return;
    return () => {
      // Who was there may have read it all.
      chat.sawSpace(space.id);
      void queries.invalidateQueries({ queryKey: spacesKey });
    };
  }, [chat, isCurrent, queries, space.id]);
  return (
    <RailLink
      to={spacePath(space.id)}
      label={labelOf(space.name, news)}
      isCurrent={isCurrent}
      tip={handlersFor(space.name)}
    >
      <SpaceMark space={space} size="lg" />
      <SpaceBadge {...news} />
    </RailLink>
  );
}
