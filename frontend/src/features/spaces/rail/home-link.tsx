import { MessagesSquare } from 'lucide-react';
import { RailLink } from '#features/spaces/rail/rail-link.tsx';
import type { RailTipHandlers } from '#features/spaces/rail/use-rail-tip.ts';
import { unreadAtHome } from '#lib/chat/places.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { cn } from '#ui/cn.ts';

export interface HomeLinkProps {
  isCurrent: boolean;
  handlersFor: (label: string) => RailTipHandlers;
}

/** Direct messages and groups, with what is unread there while one is in a space. */
export function HomeLink({ isCurrent, handlersFor }: HomeLinkProps) {
  const unread = useChatState(unreadAtHome);
  const isTold = unread > 0 && !isCurrent;
  const label = isTold ? s.rail.homeUnread(t.rooms.unread(unread)) : s.rail.home;
  return (
    <RailLink to="/" label={label} isCurrent={isCurrent} tip={handlersFor(label)}>
      <span
        className={cn(
          'inline-flex size-11 items-center justify-center rounded-[28%]',
          isCurrent ? 'bg-accent text-on-accent' : 'bg-selected text-accent',
        )}
      >
        <MessagesSquare aria-hidden className="size-5.5" />
      </span>
      {isTold && (
        <span
          aria-hidden
          className="absolute -end-1.5 -bottom-1 inline-flex h-5 min-w-5 items-center justify-center rounded-full border-2 border-ground bg-accent px-1 text-[0.6875rem] font-semibold text-on-accent"
        >
          {t.rooms.unreadBadge(unread)}
        </span>
      )}
    </RailLink>
  );
}
