import { CloudOff } from 'lucide-react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { Splash } from '#ui/splash.tsx';
import { t } from '#lib/i18n/texts.ts';
import { openSession } from '#lib/session/session.ts';
import { useSession } from '#lib/session/session-store.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

/** Pages of a signed-in person; others sign in first and come back to where they wanted to go. */
export function RequireSession() {
  const status = useSession(session => session.status);
  const location = useLocation();
  if (status === 'starting') return <Splash />;
  if (status === 'unreachable') return <Unreachable />;
  if (status === 'signed-out') return <Navigate to="/login" replace state={{ from: location.pathname }} />;
  return <Outlet />;
}

/** Pages for those who are not signed in. */
export function SignedOutOnly() {
  const status = useSession(session => session.status);
  const { state } = useLocation() as { state: { from?: string } | null };
  if (status === 'starting') return <Splash />;
  if (status === 'signed-in') return <Navigate to={state?.from ?? '/'} replace />;
  return <Outlet />;
}

function Unreachable() {
  return (
    <main>
      <Notice icon={CloudOff} title={t.app.unreachable} hint={t.app.unreachableHint} isError isPage className="h-dvh">
        <Button onClick={() => void openSession()}>{t.app.retry}</Button>
      </Notice>
    </main>
  );
}
