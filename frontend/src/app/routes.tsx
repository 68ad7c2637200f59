import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { RequireSession, SignedOutOnly } from '#app/guards.tsx';
import { NotFound } from '#app/not-found.tsx';
import { Splash } from '#ui/splash.tsx';

const authPages = () => import('#app/auth-pages.ts');
const chatPages = () => import('#app/chat-pages.ts');

const AuthLayout = lazy(async () => ({ default: (await authPages()).AuthLayout }));
const LoginPage = lazy(async () => ({ default: (await authPages()).LoginPage }));
const RegisterPage = lazy(async () => ({ default: (await authPages()).RegisterPage }));
const ForgotPage = lazy(() => import('#features/auth/reset/forgot-page.tsx'));
const VerifyPage = lazy(() => import('#features/auth/verify/verify-page.tsx'));
const ResetPage = lazy(() => import('#features/auth/reset/reset-page.tsx'));
const Shell = lazy(async () => ({ default: (await chatPages()).Shell }));
const PickRoom = lazy(async () => ({ default: (await chatPages()).PickRoom }));
const ConversationPage = lazy(async () => ({ default: (await chatPages()).ConversationPage }));
const CallPage = lazy(() => import('#features/call/call-page.tsx'));
const CallCheckPage = lazy(() => import('#features/call/check/call-check-page.tsx'));
const ReferencePage = lazy(() => import('#features/reference/reference-page.tsx'));
const SpaceHome = lazy(() => import('#features/spaces/pages/space-home.tsx'));
const ChannelPage = lazy(() => import('#features/spaces/pages/channel-page.tsx'));
const ChannelCallPage = lazy(() => import('#features/spaces/pages/channel-call-page.tsx'));
const SpaceSettingsPage = lazy(() => import('#features/spaces/settings/space-settings-page.tsx'));
const DiscoverPage = lazy(() => import('#features/spaces/discover/discover-page.tsx'));
const InvitePage = lazy(() => import('#features/spaces/invite/invite-page.tsx'));
const SharePage = lazy(() => import('#features/rooms/share/share-page.tsx'));
const AdminPage = lazy(() => import('#features/admin/admin-page.tsx'));
const SettingsPage = lazy(() => import('#features/settings/settings-page.tsx'));

/** The pages; those before the sign-in, those behind it and the settings are loaded apart from each other. */
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
        <Route element={<AuthLayout />}>
          <Route path="forgot" element={<ForgotPage />} />
          <Route path="reset" element={<ResetPage />} />
          <Route path="verify" element={<VerifyPage />} />
        </Route>
        <Route element={<RequireSession />}>
          <Route element={<Shell />}>
            <Route index element={<PickRoom />} />
            <Route path="rooms/:roomId" element={<ConversationPage />} />
            <Route path="rooms/:roomId/call" element={<CallPage />} />
            <Route path="spaces/:spaceId" element={<SpaceHome />} />
            <Route path="spaces/:spaceId/channels/:roomId" element={<ChannelPage />} />
            <Route path="spaces/:spaceId/channels/:roomId/call" element={<ChannelCallPage />} />
            <Route path="spaces/:spaceId/settings/:section?" element={<SpaceSettingsPage />} />
            <Route path="share" element={<SharePage />} />
            <Route path="discover" element={<DiscoverPage />} />
            <Route path="call-check" element={<CallCheckPage />} />
            <Route path="settings" element={<SettingsPage />} />
            <Route path="admin" element={<AdminPage />} />
          </Route>
        </Route>
        <Route path="invite/:code" element={<InvitePage />} />
        <Route path="api/docs" element={<ReferencePage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}
