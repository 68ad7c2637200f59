import { useState } from 'react';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  hint: string;
  confirm: string;
  /** The dialog closes when it resolves; it reports its own errors. */
  onConfirm: () => Promise<void>;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ open, onOpenChange, title, hint, confirm, onConfirm }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  async function run() {
    setBusy(true);
    await onConfirm();
    setBusy(false);
    onOpenChange(false);
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} hint={hint} className="max-w-sm">
      <div className="flex justify-end gap-2 px-5 pt-2 pb-5">
        <Button variant="secondary" onClick={() => onOpenChange(false)}>
          {t.app.cancel}
        </Button>
        <Button variant="danger" busy={busy} onClick={() => void run()}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
