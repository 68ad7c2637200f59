import { lazy, Suspense, useState } from 'react';
import { Outlet, useMatch } from 'react-router';
import { ConnectionBanner } from '#features/rooms/connection-banner.tsx';
import { Sidebar } from '#features/rooms/sidebar.tsx';
import { useSwitcherShortcut } from '#features/rooms/use-switcher-shortcut.ts';
import { t } from '#lib/i18n/texts.ts';
import { useCalls } from '#lib/react/call-context.ts';
import { CallProvider } from '#lib/react/call-provider.tsx';
import { useChatState } from '#lib/react/chat-context.ts';
import { ChatProvider } from '#lib/react/chat-provider.tsx';
import { cn } from '#ui/cn.ts';
import { Splash } from '#app/splash.tsx';

const QuickSwitcher = lazy(() => import('#features/rooms/quick-switcher.tsx'));
const CallLayer = lazy(() => import('#features/call/call-layer.tsx'));
const CreateDialog = lazy(() => import('#features/rooms/create/create-dialog.tsx'));

/** The signed-in app: the list of conversations beside the page. On a phone one of the two is shown. */
export function Shell() {
  return (
    <ChatProvider fallback={<Splash />}>
      <CallProvider>
        <Frame />
      </CallProvider>
    </ChatProvider>
  );
}

/** Comes with the first call that is made or rings. */
function Calls() {
  const isNeeded = useChatState(({ rings }) => rings.length > 0);
  const { engine } = useCalls();
  return <Suspense>{(isNeeded || engine) && <CallLayer />}</Suspense>;
}

function Frame() {
  const isList = useMatch('/') !== null;
  const [dialog, setDialog] = useState<'switcher' | 'create' | null>(null);
  useSwitcherShortcut(() => setDialog(open => (open === 'switcher' ? null : 'switcher')));
  const close = () => setDialog(null);
  return (
    <div className="flex h-full flex-col">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-16 rounded-lg bg-accent px-3 py-2 text-sm text-on-accent focus:translate-y-0"
      >
        {t.app.skipToContent}
      </a>
      <ConnectionBanner />
      <Calls />
      <div className="flex min-h-0 flex-1">
        <Sidebar
          className={cn('w-full md:w-80', !isList && 'max-md:hidden')}
          onCreate={() => setDialog('create')}
          onFind={() => setDialog('switcher')}
        />
        <main
          id="main"
          tabIndex={-1}
          className={cn('min-w-0 flex-1 border-line bg-surface outline-none md:border-l', isList && 'max-md:hidden')}
        >
          <Suspense fallback={<Splash />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense>
        {dialog === 'switcher' && <QuickSwitcher onClose={close} />}
        {dialog === 'create' && <CreateDialog onClose={close} />}
      </Suspense>
    </div>
  );
}
