import type { Space } from '@parley/contracts/spaces/space';
import { may } from '#features/spaces/permissions.ts';
import { isBaseRole, isBelowOwn, rolesByRank } from '#features/spaces/ranks.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { unturned } from '#lib/text/fence.ts';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';

export interface RoleSelectProps {
  space: Space;
  /** Empty for none. */
  roleId: string;
  onChange: (roleId: string) => void;
}

/** The role that an invite gives: one below the own rank. Who gives no roles is not asked. */
export function RoleSelect({ space, roleId, onChange }: RoleSelectProps) {
  const me = useMe();
  const roles = rolesByRank(space).filter(role => !isBaseRole(role) && isBelowOwn(space, me.id, role));
  if (roles.length === 0 || !may(space.me.permissions, 'manageRoles')) return null;
  return (
    <Field label={s.invite.role}>
      {control => (
        <Select {...control} value={roleId} onChange={event => onChange(event.target.value)}>
          <option value="">{s.invite.noRole}</option>
          {roles.map(({ id, name }) => (
            <option key={id} value={id} translate="no">
              {unturned(name)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
