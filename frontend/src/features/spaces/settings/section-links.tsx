import {
  Ban,
  DoorOpen,
  Sprout,
  Flag,
  Funnel,
  Hash,
  Link as LinkIcon,
  type LucideIcon,
  ScrollText,
  Settings,
  Shield,
  UserCheck,
  UsersRound,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { NavLink, useParams } from 'react-router';
import { settingsPath } from '#features/spaces/paths.ts';
import { RequestCount } from '#features/spaces/settings/requests/request-count.tsx';
import type { SettingsSection } from '#features/spaces/settings/sections.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';

const icons: Record<SettingsSection, LucideIcon> = {
  overview: Settings,
  roles: Shield,
  channels: Hash,
  members: UsersRound,
  joining: DoorOpen,
  onboarding: Sprout,
  requests: UserCheck,
  invites: LinkIcon,
  bans: Ban,
  reports: Flag,
  filter: Funnel,
  audit: ScrollText,
};

export interface SectionLinksProps {
  spaceId: string;
  sections: readonly SettingsSection[];
}

/** The way between the sections: beside them where there is room, else above them. */
export function SectionLinks({ spaceId, sections }: SectionLinksProps) {
  const { section: open } = useParams();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Above them there is room for a few alone.
    list.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [open]);
  return (
    <nav
      aria-label={st.title}
      className="shrink-0 overflow-x-auto border-line max-lg:border-b lg:w-56 lg:overflow-y-auto lg:border-e"
    >
      <ul ref={list} className="flex gap-1 p-2 lg:flex-col lg:p-4">
        {sections.map(section => {
          const Icon = icons[section];
          return (
            <li key={section}>
              <NavLink
                to={settingsPath(spaceId, section)}
                replace
                className="flex h-10 items-center gap-2.5 rounded-lg px-3 text-sm font-medium whitespace-nowrap text-ink-soft hover:bg-hover aria-[current=page]:bg-selected aria-[current=page]:text-ink"
              >
                <Icon aria-hidden className="size-4.5 shrink-0" />
                {st.sections[section]}
                {section === 'requests' && <RequestCount spaceId={spaceId} />}
              </NavLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
