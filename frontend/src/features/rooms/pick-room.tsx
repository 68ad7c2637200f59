import { MessagesSquare } from 'lucide-react';
import { unreadAtHome } from '#lib/chat/places.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useTitle } from '#lib/use-title.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Notice } from '#ui/notice.tsx';

/** What stands beside the list while no conversation is open. */
export function PickRoom() {
  const unread = useChatState(unreadAtHome);
  useTitle(undefined, unread);
  const hasRooms = useChatState(({ rooms }) => Object.keys(rooms).length > 0);
  const isListed = useChatState(({ roomsLoading }) => roomsLoading === 'ready');
  // Nothing to choose from yet; the list beside it says why.
  if (!hasRooms && !isListed) return null;
  if (!hasRooms)
    return (
      <Notice icon={MessagesSquare} title={t.rooms.welcome} hint={t.rooms.welcomeHint} isPage className="h-full" />
    );
  const hint = (
    <>
      {t.rooms.pickHint} <Kbd>Ctrl</Kbd> <Kbd>K</Kbd> {t.rooms.pickHintEnd}
    </>
  );
  return <Notice icon={MessagesSquare} title={t.rooms.pick} hint={hint} isPage className="h-full" />;
}
