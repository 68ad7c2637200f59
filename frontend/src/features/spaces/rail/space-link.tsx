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

interface SpaceLinkProps {
  space: SpaceEntry;
  isCurrent: boolean;
  handlersFor: (label: string) => RailTipHandlers;
}

/** The way into one space, with a mark while something in it is new and the person is elsewhere. */
export function SpaceLink({ space, isCurrent, handlersFor }: SpaceLinkProps) {
  const chat = useChat();
  const queries = useQueryClient();
  const hasNews = useChatState(({ spaceNews }) => spaceNews[space.id] === true);
  const isQuiet = useChatState(state => isMuted(state, space.id));
  const isTold = !isCurrent && !isQuiet && (hasNews || space.unread === true);
  const count = space.unreadCount ?? 0;
  const unread = count > 0 ? s.rail.unreadCount(space.name, t.rooms.unread(count)) : s.rail.unread(space.name);
  const label = isTold ? unread : space.name;
  useEffect(() => {
    if (!isCurrent) return;
    return () => {
      // Who was there may have read it all.
      chat.sawSpace(space.id);
      void queries.invalidateQueries({ queryKey: spacesKey });
    };
  }, [chat, isCurrent, queries, space.id]);
  return (
    <RailLink to={spacePath(space.id)} label={label} isCurrent={isCurrent} tip={handlersFor(space.name)}>
      <SpaceMark space={space} size="lg" />
      {isTold && count > 0 && (
        <span
          aria-hidden
          className="absolute -end-1.5 -bottom-1 inline-flex h-5 min-w-5 items-center justify-center rounded-full border-2 border-ground bg-accent px-1 text-[11px] font-semibold text-on-accent"
        >
          {t.rooms.unreadBadge(count)}
        </span>
      )}
      {isTold && count === 0 && (
        <span
          aria-hidden
          className="absolute -end-1 -bottom-1 size-3.5 rounded-full border-2 border-ground bg-accent forced-colors:bg-[Highlight]"
        />
      )}
    </RailLink>
  );
}
