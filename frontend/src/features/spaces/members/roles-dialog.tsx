import type { Space, SpaceMember } from '@parley/contracts/spaces/space';
import { useState } from 'react';
import { useUpdateMember } from '#features/spaces/api/update-member.ts';
import { memberName } from '#features/spaces/members/member-name.ts';
import { isBaseRole, isBelowOwn, rolesByRank } from '#features/spaces/ranks.ts';
import { errorText } from '#lib/error-text.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Name } from '#ui/name.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';

export interface MemberDialogProps {
  space: Space;
  member: SpaceMember;
  onClose: () => void;
}

/** Gives and takes roles; those that are not below the own rank stay as they are. */
export default function RolesDialog({ space, member, onClose }: MemberDialogProps) {
  const me = useMe();
  const [roleIds, setRoleIds] = useState<readonly string[]>(member.roleIds);
  const update = useUpdateMember(space.id, member.user.id);
  const roles = rolesByRank(space).filter(role => !isBaseRole(role));
  const isGivable = roles.some(role => isBelowOwn(space, me.id, role));
  const turn = (id: string, isOn: boolean) =>
    setRoleIds(isOn ? [...roleIds, id] : roleIds.filter(other => other !== id));
  return (
    <Dialog onClose={onClose} title={s.people.rolesOf(memberName(member))} hint={s.people.rolesHint}>
      <div className="min-h-0 overflow-y-auto px-5 pb-3">
        {update.isError && <Alert>{errorText(update.error)}</Alert>}
        {!isGivable && <p className="py-2 text-sm text-ink-soft">{s.people.noRoles}</p>}
        <div className="divide-y divide-line">
          {roles.map(role => (
            <SwitchLine
              key={role.id}
              title={<Name name={role.name} />}
              isOn={roleIds.includes(role.id)}
              disabled={!isBelowOwn(space, me.id, role)}
              onChange={isOn => turn(role.id, isOn)}
            />
          ))}
        </div>
      </div>
      <div className="flex justify-end gap-2 border-t border-line px-5 py-3">
        <Button variant="secondary" onClick={onClose}>
          {t.app.cancel}
        </Button>
        <Button
          busy={update.isPending}
          disabled={!isGivable}
          onClick={() => update.mutate({ roleIds: [...roleIds] }, { onSuccess: onClose })}
        >
          {s.people.save}
        </Button>
      </div>
    </Dialog>
  );
}
