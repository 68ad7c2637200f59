import type { Space } from '@parley/contracts/spaces/space';
import { Lock } from 'lucide-react';
import { type ComponentType, lazy, Suspense } from 'react';
import { AuditSection } from '#features/spaces/settings/audit/audit-section.tsx';
import { BansSection } from '#features/spaces/settings/bans-section.tsx';
import { ChannelsSection } from '#features/spaces/settings/channels/channels-section.tsx';
import { FilterSection } from '#features/spaces/settings/filter/filter-section.tsx';
import { InvitesSection } from '#features/spaces/settings/invites-section.tsx';
import { JoiningSection } from '#features/spaces/settings/joining/joining-section.tsx';
import { MembersSection } from '#features/spaces/settings/members-section.tsx';
import { OverviewSection } from '#features/spaces/settings/overview/overview-section.tsx';
import { ReportsSection } from '#features/spaces/settings/reports/reports-section.tsx';
import { RequestsSection } from '#features/spaces/settings/requests/requests-section.tsx';
import { RolesSection } from '#features/spaces/settings/roles/roles-section.tsx';
import { SectionPlaceholder } from '#features/spaces/settings/section-placeholder.tsx';
import type { SettingsSection } from '#features/spaces/settings/sections.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Notice } from '#ui/notice.tsx';

/** Apart: it shows what newcomers see, and a part that both need would be named in the first load of every page. */
const OnboardingSection = lazy(() => import('#features/spaces/settings/onboarding/onboarding-section.tsx'));

const bodies: Record<SettingsSection, ComponentType<{ space: Space }>> = {
  overview: OverviewSection,
  roles: RolesSection,
  channels: ChannelsSection,
  members: MembersSection,
  joining: JoiningSection,
  onboarding: OnboardingSection,
  requests: RequestsSection,
  invites: InvitesSection,
  bans: BansSection,
  reports: ReportsSection,
  filter: FilterSection,
  audit: AuditSection,
};

/** One section; undefined: the person may not use it, or there is none of that name. */
export function SectionBody({ space, section }: { space: Space; section: SettingsSection | undefined }) {
  if (!section) return <Notice icon={Lock} title={st.noPermission} hint={st.noPermissionHint} className="h-full" />;
  const Body = bodies[section];
  return (
    <section aria-labelledby="section-title" className="mx-auto max-w-2xl space-y-5 px-4 py-7 md:px-8">
      <h2 id="section-title" className="text-lg font-semibold">
        {st.sections[section]}
      </h2>
      <Suspense fallback={<SectionPlaceholder />}>
        <Body key={section} space={space} />
      </Suspense>
    </section>
  );
}
