import { channelPermissions, type Permission, permissionNames } from '@parley/contracts/spaces/permissions';
import { may } from '#features/spaces/permissions.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { SwitchLine } from '#ui/switch-line.tsx';

const ofPeople: readonly Permission[] = [
  'createInvites',
  'manageInvites',
  'kickMembers',
  'banMembers',
  'timeoutMembers',
  'changeNickname',
  'manageNicknames',
];

const groups = [
  {
    title: st.roles.groups.space,
    permissions: permissionNames.filter(name => !ofPeople.includes(name) && !channelPermissions.includes(name)),
  },
  { title: st.roles.groups.people, permissions: ofPeople },
  { title: st.roles.groups.channels, permissions: channelPermissions },
];

export interface PermissionSwitchesProps {
  /** What the person holds: nobody gives or takes anything else. */
  held: string;
  given: string;
  onTurn: (permission: Permission) => void;
}

/** Every permission as a switch, with a sentence about what it allows. */
export function PermissionSwitches({ held, given, onTurn }: PermissionSwitchesProps) {
  return groups.map(({ title, permissions }) => (
    <section key={title} aria-label={title}>
      <h3 className="pb-2 text-sm font-semibold">{title}</h3>
      <div className="divide-y divide-line rounded-2xl border border-line bg-raised px-5">
        {permissions.map(permission => {
          const words = st.roles.permissions[permission];
          const isHeld = may(held, permission);
          return (
            <SwitchLine
              key={permission}
              title={words.title}
              hint={isHeld ? words.hint : `${words.hint} ${st.roles.missing}`}
              isOn={may(given, permission)}
              disabled={!isHeld}
              onChange={() => onTurn(permission)}
            />
          );
        })}
      </div>
    </section>
  ));
}
