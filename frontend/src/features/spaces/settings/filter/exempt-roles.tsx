import type { Space } from '@parley/contracts/spaces/space';
import { isBaseRole, rolesByRank } from '#features/spaces/ranks.ts';
import { may } from '#features/spaces/permissions.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Name } from '#ui/name.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';

export interface ExemptRolesProps {
  space: Space;
  roleIds: string[];
  onChange: (roleIds: string[]) => void;
}

/** The roles that a rule does not ask. Who manages messages is never asked: a switch for them would do nothing. */
export function ExemptRoles({ space, roleIds, onChange }: ExemptRolesProps) {
  const roles = rolesByRank(space).filter(
    role => !isBaseRole(role) && !may(role.permissions, 'administrator') && !may(role.permissions, 'manageMessages'),
  );
  if (roles.length === 0) return null;
  return (
    <fieldset className="rounded-xl border border-line px-4 pt-3">
      <legend className="sr-only">{st.filter.exempt}</legend>
      <p aria-hidden className="text-sm font-medium">
        {st.filter.exempt}
      </p>
      {roles.map(({ id, name }) => (
        <SwitchLine
          key={id}
          title={<Name name={name} />}
          isOn={roleIds.includes(id)}
          onChange={isOn => onChange(isOn ? [...roleIds, id] : roleIds.filter(other => other !== id))}
        />
      ))}
    </fieldset>
  );
}
