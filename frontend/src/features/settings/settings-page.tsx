import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { NotificationsSection } from '#features/notifications/notifications-section.tsx';
import { StatusSection } from '#features/people/status/status-section.tsx';
import { AccountSection } from '#features/settings/account-section.tsx';
import { CallsSection } from '#features/settings/calls-section.tsx';
import { KeyboardSection } from '#features/settings/keyboard-section.tsx';
import { PrivacySection } from '#features/settings/privacy-section.tsx';
import { SessionsSection } from '#features/settings/sessions-section.tsx';
import { ThemeSection } from '#features/settings/theme-section.tsx';
import { ad } from '#lib/i18n/admin-texts.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { nt } from '#lib/i18n/notifications-texts.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { useTitle } from '#lib/use-title.ts';
import { linkButton } from '#ui/link-button.ts';

export default function SettingsPage() {
  useTitle(ps.title);
  const isAdmin = useMe().role === 'admin';
  return (
    <div className="h-full overflow-y-auto">
      <header className="sticky top-0 z-10 flex h-16 items-center gap-2 border-b border-line bg-surface px-2 md:px-8">
        <Link
          to="/"
          aria-label={t.app.back}
          className="inline-flex size-10 items-center justify-center rounded-lg text-ink-soft hover:bg-hover md:hidden"
        >
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
        <h1 className="text-lg font-semibold">{ps.title}</h1>
      </header>
      <div className="mx-auto max-w-2xl space-y-9 px-4 py-7 md:px-8">
        <Section title={ps.account}>
          <AccountSection />
        </Section>
        <Section title={p.status.title}>
          <StatusSection />
        </Section>
        <Section title={ps.appearance}>
          <ThemeSection />
        </Section>
        <Section title={nt.title}>
          <NotificationsSection />
        </Section>
        <Section title={c.calls}>
          <CallsSection />
        </Section>
        <Section title={p.privacy.title}>
          <PrivacySection />
        </Section>
        <Section title={ps.sessions} hint={ps.sessionsHint}>
          <SessionsSection />
        </Section>
        {isAdmin && (
          <Section title={ad.title} hint={ad.openHint}>
            <Link to="/admin" className={linkButton.secondary}>
              {ad.open}
            </Link>
          </Section>
        )}
        <Section title={ps.keyboard}>
          <KeyboardSection />
        </Section>
      </div>
    </div>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {hint !== undefined && <p className="text-sm text-ink-soft">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
