import { lazy, Suspense, useState } from 'react';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';

const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));

export interface DeleteReportedProps {
  /** Says whose message it is. */
  label: string;
  disabled: boolean;
  /** Shows its own error. */
  onDelete: () => Promise<void>;
}

/** Deletes a reported message, after a question. */
export function DeleteReported({ label, disabled, onDelete }: DeleteReportedProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="danger" size="sm" disabled={disabled} aria-label={label} onClick={() => setAsking(true)}>
        {st.reports.delete}
      </Button>
      <Suspense>
        {isAsking && (
          <ConfirmDialog
            onClose={() => setAsking(false)}
            title={t.conversation.deleteTitle}
            hint={t.conversation.deleteHint}
            confirm={t.conversation.delete}
            onConfirm={onDelete}
          />
        )}
      </Suspense>
    </>
  );
}
