import { lazy, Suspense, useEffect, useState } from 'react';
import { Outlet, useLocation, useMatch } from 'react-router';
import { ConnectionBanner } from '#features/rooms/connection-banner.tsx';
import { ListColumn } from '#features/rooms/list-column.tsx';
import { SkipLinks } from '#features/rooms/skip-links.tsx';
import type { ShellDialog } from '#features/palette/shell-dialog.ts';
import { takeCutOff } from '#lib/call/cut-off.ts';
import { useCalls } from '#lib/react/call-context.ts';
import { isKey } from '#lib/keys/key.ts';
import { keys } from '#lib/keys/keys.ts';
import { CallProvider } from '#lib/react/call-provider.tsx';
import { useChatState } from '#lib/react/chat-context.ts';
import { ChatProvider } from '#lib/react/chat-provider.tsx';
import { useKey } from '#lib/react/use-key.ts';
import { useIsPhone } from '#lib/react/use-media-query.ts';
import { useShell } from '#lib/shell/shell.ts';
import { useIsGuest } from '#lib/session/session-store.ts';
import { cn } from '#ui/cn.ts';
import { mainId } from '#ui/main-id.ts';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { Splash } from '#ui/splash.tsx';

const GuestBanner = lazy(() => import('#features/guest/guest-banner.tsx'));
const ShellDialogs = lazy(() => import('#features/palette/shell-dialogs.tsx'));
const Gestures = lazy(() => import('#features/gestures/gestures.tsx'));
const Notifier = lazy(() => import('#features/notifications/notifier.tsx'));
const CallLayer = lazy(() => import('#features/call/call-layer.tsx'));
const UpdateNotice = lazy(() => import('#features/rooms/update-notice.tsx'));

/** The signed-in app: the rail and a list beside the page. On a phone either these or the page is shown. */
export function Shell() {
  return (
    <ChatProvider fallback={<Splash />}>
      <CallProvider>
        <Frame />
      </CallProvider>
    </ChatProvider>
  );
}

/** Comes with the first call that is made or rings, and stays: to know how a ring ended, or whether a reload cut a call off. */
function Calls() {
  const isRinging = useChatState(({ rings }) => rings.length > 0);
  const { engine } = useCalls();
  const [cutOff] = useState(takeCutOff);
  const [isNeeded, setNeeded] = useState(cutOff !== null);
  useEffect(() => {
    if (isRinging || engine) setNeeded(true);
  }, [isRinging, engine]);
  return (
    <ErrorBoundary of="extra">
      <Suspense>{isNeeded && <CallLayer cutOff={cutOff} />}</Suspense>
    </ErrorBoundary>
  );
}

function Frame() {
  const isGuest = useIsGuest();
  const isHome = useMatch('/') !== null;
  const isList = useMatch('/spaces/:spaceId') !== null || isHome;
  const isMain = useIsPhone() && isList;
  const { pathname } = useLocation();
  const hasUpdate = useShell(({ isUpdateReady }) => isUpdateReady);
  const [dialog, setDialog] = useState<ShellDialog | null>(null);
  // Here, so that it is not lost while what it opens is on its way.
  useKey(
    event => isKey(event, keys.palette),
    () => setDialog(dialog === 'palette' ? null : 'palette'),
  );
  return (
    <div className="flex h-full flex-col">
      <SkipLinks />
      <Suspense>{hasUpdate && <UpdateNotice />}</Suspense>
      <ConnectionBanner />
      <Suspense>{isGuest && <GuestBanner />}</Suspense>
      <ErrorBoundary of="extra">
        <Suspense>
          <Notifier />
          <Gestures />
        </Suspense>
      </ErrorBoundary>
      <Calls />
      <div className="flex min-h-0 flex-1">
        <ListColumn
          isPage={isMain}
          isShown={isList}
          onCreate={() => setDialog('create')}
          onFind={() => setDialog('palette')}
        />
        <main
          {...(!isMain && { id: mainId, tabIndex: -1 })}
          className={cn('min-w-0 flex-1 border-line bg-surface outline-none md:border-s', isList && 'max-md:hidden')}
        >
          <ErrorBoundary of="part" resetKey={pathname}>
            <Suspense fallback={<Splash />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <ErrorBoundary of="extra" resetKey={dialog ?? ''}>
        <Suspense>
          <ShellDialogs shown={dialog} onShow={setDialog} />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
