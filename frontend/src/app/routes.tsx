import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { RequireSession, SignedOutOnly } from '#app/guards.tsx';
import { NotFound } from '#app/not-found.tsx';
import { Splash } from '#app/splash.tsx';

const AuthLayout = lazy(() => import('#features/auth/auth-layout.tsx'));
const LoginPage = lazy(() => import('#features/auth/login-page.tsx'));
const RegisterPage = lazy(() => import('#features/auth/register-page.tsx'));
const Shell = lazy(() => import('#features/rooms/shell.tsx'));
const PickRoom = lazy(() => import('#features/rooms/pick-room.tsx'));
const ConversationPage = lazy(() => import('#features/conversation/conversation-page.tsx'));
const SettingsPage = lazy(() => import('#features/settings/settings-page.tsx'));

/** The pages, each loaded when it is first shown. */
export function AppRoutes() {
  return (
    <Suspense fallback={<Splash />}>
      <Routes>
        <Route element={<SignedOutOnly />}>
          <Route element={<AuthLayout />}>
            <Route path="login" element={<LoginPage />} />
            <Route path="register" element={<RegisterPage />} />
          </Route>
        </Route>
        <Route element={<RequireSession />}>
          <Route element={<Shell />}>
            <Route index element={<PickRoom />} />
            <Route path="rooms/:roomId" element={<ConversationPage />} />
            <Route path="settings" element={<SettingsPage />} />
          </Route>
        </Route>
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}
