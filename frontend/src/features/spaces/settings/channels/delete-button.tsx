import { lazy, Suspense, useState } from 'react';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Button } from '#ui/button.tsx';

const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));

export interface DeleteButtonProps {
  title: string;
  hint: string;
  /** Who passes it shows its error. */
  onDelete: () => Promise<unknown>;
  onDone: () => void;
}

/** Deletes what a dialog edits, after a question. */
export function DeleteButton({ title, hint, onDelete, onDone }: DeleteButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const confirm = () => onDelete().then(onDone, () => undefined);
  return (
    <>
      <Button variant="danger" className="me-auto" onClick={() => setAsking(true)}>
        {st.delete}
      </Button>
      <Suspense>
        {isAsking && (
          <ConfirmDialog
            onClose={() => setAsking(false)}
            title={title}
            hint={hint}
            confirm={st.delete}
            onConfirm={confirm}
          />
        )}
      </Suspense>
    </>
  );
}
