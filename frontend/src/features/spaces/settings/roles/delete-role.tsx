import type { Role } from '@parley/contracts/spaces/space';
import { Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useDeleteRole } from '#features/spaces/api/delete-role.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Button } from '#ui/button.tsx';
import { toast } from '#ui/toasts.ts';

const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));

export function DeleteRole({ spaceId, role, onDone }: { spaceId: string; role: Role; onDone: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteRole(spaceId, role.id);
  async function confirm() {
    try {
      await remove.mutateAsync();
      toast(st.roles.deleted);
      onDone();
    } catch (error) {
      toast(errorText(error), { isError: true });
    }
  }
  return (
    <>
      <Button variant="danger" size="sm" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden className="size-4" />
        {st.delete}
      </Button>
      <Suspense>
        {isAsking && (
          <ConfirmDialog
            onClose={() => setAsking(false)}
            title={st.roles.deleteTitle(role.name)}
            hint={st.roles.deleteHint}
            confirm={st.delete}
            onConfirm={confirm}
          />
        )}
      </Suspense>
    </>
  );
}
