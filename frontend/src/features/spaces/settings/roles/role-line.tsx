import type { Role, Space } from '@parley/contracts/spaces/space';
import { RoleDot } from '#features/spaces/members/role-dot.tsx';
import { isBaseRole, isBelowOwn } from '#features/spaces/ranks.ts';
import { MoveButtons } from '#features/spaces/settings/move-buttons.tsx';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Button } from '#ui/button.tsx';
import { Name } from '#ui/name.tsx';

export interface RoleLineProps {
  space: Space;
  role: Role;
  isLastEdited: boolean;
  onEdit: () => void;
  onMove: (role: Role, step: 1 | -1) => void;
}

/** One role of the list, with what the person may do with it. */
export function RoleLine({ space, role, isLastEdited, onEdit, onMove }: RoleLineProps) {
  const me = useMe();
  const isEditable = isBelowOwn(space, me.id, role);
  const isMovable = isEditable && !isBaseRole(role);
  const bases = space.roles.filter(isBaseRole).length;
  const { position } = role;
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <RoleDot color={role.color} />
      <span className="min-w-0 flex-1">
        <Name name={role.name} className="block truncate text-sm font-medium" />
        <RoleHint role={role} isEditable={isEditable} />
      </span>
      {isMovable && (
        <MoveButtons
          id={role.id}
          name={role.name}
          isFirst={position + 1 >= space.roles.length || !isBelowOwn(space, me.id, { position: position + 1 })}
          isLast={position <= bases}
          onMove={direction => onMove(role, direction === 'up' ? 1 : -1)}
        />
      )}
      {isEditable && (
        <Button
          variant="secondary"
          size="sm"
          autoFocus={isLastEdited}
          aria-label={st.editLabel(role.name)}
          onClick={onEdit}
        >
          {st.edit}
        </Button>
      )}
    </li>
  );
}

function RoleHint({ role, isEditable }: { role: Role; isEditable: boolean }) {
  const hint = hintOf(role) ?? (isEditable ? undefined : st.roles.above);
  return hint === undefined ? null : <span className="block text-[0.8125rem] text-ink-faint">{hint}</span>;
}

function hintOf({ builtIn }: Role): string | undefined {
  if (builtIn === 'member') return st.roles.everyone;
  return builtIn === 'guest' ? st.roles.everyGuest : undefined;
}
