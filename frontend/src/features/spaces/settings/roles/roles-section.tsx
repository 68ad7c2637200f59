import type { Role, Space } from '@parley/contracts/spaces/space';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useCreateRole } from '#features/spaces/api/create-role.ts';
import { rolesByRank } from '#features/spaces/ranks.ts';
import { RoleEditor } from '#features/spaces/settings/roles/role-editor.tsx';
import { RoleLine } from '#features/spaces/settings/roles/role-line.tsx';
import { useMoveRole } from '#features/spaces/settings/roles/use-move-role.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Button } from '#ui/button.tsx';
import { toast } from '#ui/toasts.ts';

/** The roles of a space, the mightiest first; one of them can be edited in their place. */
export function RolesSection({ space }: { space: Space }) {
  const [editedId, setEditedId] = useState<string | null>(null);
  const [isEditing, setEditing] = useState(false);
  const edited = isEditing && space.roles.find(({ id }) => id === editedId);
  if (edited) return <RoleEditor key={edited.id} space={space} role={edited} onClose={() => setEditing(false)} />;
  function edit(role: Role) {
    setEditedId(role.id);
    setEditing(true);
  }
  return <RoleList space={space} lastEdited={editedId} onEdit={edit} />;
}

interface RoleListProps {
  space: Space;
  /** Its button takes the focus again. */
  lastEdited: string | null;
  onEdit: (role: Role) => void;
}

function RoleList({ space, lastEdited, onEdit }: RoleListProps) {
  const create = useCreateRole(space.id);
  const { move, announcement } = useMoveRole(space);
  const add = () =>
    create.mutate(st.roles.newName, {
      onSuccess: onEdit,
      onError: error => toast(errorText(error), { isError: true }),
    });
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-60 text-sm text-ink-soft">{st.roles.hint}</p>
        <Button busy={create.isPending} onClick={add}>
          <Plus aria-hidden className="size-4" />
          {st.roles.create}
        </Button>
      </div>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-raised">
        {rolesByRank(space).map(role => (
          <RoleLine
            key={role.id}
            space={space}
            role={role}
            isLastEdited={role.id === lastEdited}
            onEdit={() => onEdit(role)}
            onMove={move}
          />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </>
  );
}
