import type { Space } from '@parley/contracts/spaces/space';
import { lazy, Suspense, useState } from 'react';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Button } from '#ui/button.tsx';

const HandOverDialog = lazy(() => import('#features/spaces/settings/overview/hand-over-dialog.tsx'));
const DeleteSpaceDialog = lazy(() => import('#features/spaces/settings/overview/delete-space-dialog.tsx'));

/** What only the owner may do. */
export function Danger({ space }: { space: Space }) {
  const [dialog, setDialog] = useState<'hand-over' | 'delete' | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="space-y-3">
      <h3 className="font-semibold">{st.overview.danger}</h3>
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" onClick={() => setDialog('hand-over')}>
          {st.overview.handOver}
        </Button>
        <Button variant="danger" onClick={() => setDialog('delete')}>
          {st.overview.delete}
        </Button>
      </div>
      <Suspense>
        {dialog === 'hand-over' && <HandOverDialog space={space} onClose={close} />}
        {dialog === 'delete' && <DeleteSpaceDialog space={space} onClose={close} />}
      </Suspense>
    </div>
  );
}
