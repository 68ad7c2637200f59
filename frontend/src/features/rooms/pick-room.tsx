import { MessagesSquare } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { areStepsOpen } from '#features/rooms/first-steps/open-steps.ts';
import { unreadAtHome } from '#lib/chat/places.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useMe } from '#lib/session/session-store.ts';
import { useTitle } from '#lib/use-title.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Notice } from '#ui/notice.tsx';

const FirstSteps = lazy(() => import('#features/rooms/first-steps/first-steps.tsx'));

/** What stands beside the list while no conversation is open. */
export function PickRoom() {
  const unread = useChatState(unreadAtHome);
  useTitle(undefined, unread);
  const me = useMe();
  const hasRooms = useChatState(({ rooms }) => Object.keys(rooms).length > 0);
  const isListed = useChatState(({ roomsLoading }) => roomsLoading === 'ready');
  // Nothing to choose from yet, and nobody knows whether there will be.
  if (!hasRooms && !isListed) return null;
  const hint = (
    <>
      {t.rooms.pickHint} <Kbd>Ctrl</Kbd> <Kbd>K</Kbd> {t.rooms.pickHintEnd}
    </>
  );
  const pick = <Notice icon={MessagesSquare} title={t.rooms.pick} hint={hint} isPage className="h-full" />;
  if (me.role === 'guest' || (hasRooms && !areStepsOpen(me.id))) return pick;
  return (
    <Suspense>
      <FirstSteps>{pick}</FirstSteps>
    </Suspense>
  );
}
