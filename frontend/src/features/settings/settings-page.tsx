import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { KeyList } from '#features/keys/key-list.tsx';
import { NotificationsSection } from '#features/notifications/notifications-section.tsx';
import { StatusSection } from '#features/people/status/status-section.tsx';
import { AccountSection } from '#features/settings/account-section.tsx';
import { AppearanceSection } from '#features/settings/appearance-section.tsx';
import { CallsSection } from '#features/settings/calls-section.tsx';
import { LanguageSection } from '#features/settings/language-section.tsx';
import { PrivacySection } from '#features/settings/privacy-section.tsx';
import { SessionsSection } from '#features/settings/sessions-section.tsx';
import { ad } from '#lib/i18n/admin-texts.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { nt } from '#lib/i18n/notifications-texts.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { useTitle } from '#lib/use-title.ts';
import { linkButton } from '#ui/link-button.ts';
import { Page } from '#ui/page.tsx';

export default function SettingsPage() {
  useTitle(ps.title);
  const isAdmin = useMe().role === 'admin';
  return (
    <Page title={ps.title} className="max-w-2xl space-y-9">
      <Section title={ps.account}>
        <AccountSection />
      </Section>
      <Section title={p.status.title} id="status">
        <StatusSection />
      </Section>
      <Section title={ps.appearance}>
        <AppearanceSection />
        <LanguageSection />
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
      <Section title={ps.keys.title}>
        <KeyList />
      </Section>
    </Page>
  );
}

function Section({ title, hint, id, children }: { title: string; hint?: string; id?: string; children: ReactNode }) {
  const section = useRef<HTMLElement>(null);
  const isWanted = useLocation().hash === `#${id}`;
  useEffect(() => {
    if (isWanted) section.current?.scrollIntoView();
  }, [isWanted]);
  return (
    <section id={id} ref={section} className="space-y-3">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {hint !== undefined && <p className="text-sm text-ink-soft">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
