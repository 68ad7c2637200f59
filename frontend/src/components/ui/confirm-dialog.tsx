import { type ReactNode, useState } from 'react';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

export interface ConfirmDialogProps {
  onClose: () => void;
  title: string;
  hint: string;
  confirm: string;
  /** What it is about, as it looks. */
  about?: ReactNode;
  /** The dialog closes when it resolves; it reports its own errors. */
  onConfirm: () => Promise<void>;
}

/** Asks before something that cannot be undone; Enter alone does no harm. */
export default function ConfirmDialog({ onClose, title, hint, confirm, about, onConfirm }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  async function run() {
    setBusy(true);
    await onConfirm();
    setBusy(false);
    onClose();
  }
  return (
    <Dialog onClose={onClose} title={title} hint={hint} size="sm">
      {about !== undefined && (
        <div className="mx-5 mb-2 max-h-28 overflow-hidden rounded-xl bg-theirs px-3.5 py-2 text-sm">{about}</div>
      )}
      <div className="flex justify-end gap-2 px-5 pt-2 pb-5">
        <Button variant="secondary" autoFocus onClick={onClose}>
          {t.app.cancel}
        </Button>
        <Button variant="danger" busy={busy} onClick={() => void run()}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
