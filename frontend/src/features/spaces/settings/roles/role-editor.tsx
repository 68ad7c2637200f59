import type { Role, Space } from '@parley/contracts/spaces/space';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { bitOf } from '@parley/contracts/spaces/permissions';
import { ArrowLeft, Eye } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useUpdateRole } from '#features/spaces/api/update-role.ts';
import { NameField } from '#features/spaces/name-field.tsx';
import { spacePath } from '#features/spaces/paths.ts';
import { isBaseRole } from '#features/spaces/ranks.ts';
import { changedFields } from '#features/spaces/settings/changed-fields.ts';
import { ColorField } from '#features/spaces/settings/color-field.tsx';
import { DeleteRole } from '#features/spaces/settings/roles/delete-role.tsx';
import { PermissionSwitches } from '#features/spaces/settings/roles/permission-switches.tsx';
import { startViewAs } from '#features/spaces/view-as/view-as.ts';
import { errorText } from '#lib/error-text.ts';
import { a } from '#lib/i18n/access-texts.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';
import { toast } from '#ui/toasts.ts';

export interface RoleEditorProps {
  space: Space;
  role: Role;
  onClose: () => void;
}

/** Name, looks and permissions of one role. */
export function RoleEditor({ space, role, onClose }: RoleEditorProps) {
  const [name, setName] = useState(role.name);
  const [color, setColor] = useState(role.color);
  const [showApart, setShowApart] = useState(role.showApart);
  const [permissions, setPermissions] = useState(role.permissions);
  const navigate = useNavigate();
  const update = useUpdateRole(space.id);
  const changed = changedFields(role, { name, color, showApart, permissions });
  const isValid = spaceApi.updateRole.body.safeParse({ name }).success;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (changed) update.mutate({ roleId: role.id, fields: changed }, { onSuccess: () => toast(st.saved) });
  }
  function view() {
    startViewAs(space.id, [role.id]);
    void navigate(spacePath(space.id));
  }
  return (
    <form className="space-y-5" onSubmit={submit}>
      <div className="flex items-center gap-2">
        <Button variant="ghost" size="sm" onClick={onClose}>
          <ArrowLeft aria-hidden className="size-4" />
          {st.roles.back}
        </Button>
        <span className="flex-1" />
        <Button variant="secondary" size="sm" onClick={view}>
          <Eye aria-hidden className="size-4" />
          {a.viewAs.start}
        </Button>
        {role.builtIn === null && <DeleteRole spaceId={space.id} role={role} onDone={onClose} />}
      </div>
      {update.isError && <Alert>{errorText(update.error)}</Alert>}
      <div className="space-y-4 rounded-2xl border border-line bg-raised p-5">
        <NameField label={st.roles.name} name={name} autoFocus onChange={setName} />
        {!isBaseRole(role) && (
          <>
            <ColorField label={st.color} color={color} onChange={setColor} />
            <SwitchLine
              title={st.roles.showApart}
              hint={st.roles.showApartHint}
              isOn={showApart}
              onChange={setShowApart}
            />
          </>
        )}
      </div>
      <PermissionSwitches
        held={space.me.permissions}
        given={permissions}
        onTurn={permission => setPermissions(String(BigInt(permissions) ^ bitOf(permission)))}
      />
      <div className="sticky bottom-0 -mx-4 border-t border-line bg-surface px-4 py-3 md:-mx-8 md:px-8">
        <Button type="submit" busy={update.isPending} disabled={!changed || !isValid}>
          {st.save}
        </Button>
      </div>
    </form>
  );
}
