import { type FormEvent, useState } from 'react';
import { useAccountChanges } from '#features/admin/api/accounts.ts';
import { errorText } from '#lib/error-text.ts';
import { ad } from '#lib/i18n/admin-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

export interface SuspendDialogProps {
  id: string;
  name: string;
  onClose: () => void;
}

/** Asks why, and suspends. */
export default function SuspendDialog({ id, name, onClose }: SuspendDialogProps) {
  const [reason, setReason] = useState('');
  const { suspend } = useAccountChanges(id);
  function submit(event: FormEvent) {
    event.preventDefault();
    suspend.mutate(reason, { onSuccess: onClose });
  }
  return (
    <Dialog onClose={onClose} title={ad.suspend.title(name)} hint={ad.suspend.hint} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        {suspend.isError && <Alert>{errorText(suspend.error)}</Alert>}
        <Field label={ad.suspend.reason} hint={ad.suspend.reasonHint}>
          {control => (
            <Input
              {...control}
              value={reason}
              maxLength={300}
              autoFocus
              onChange={event => setReason(event.target.value)}
            />
          )}
        </Field>
        <DialogButtons variant="danger" busy={suspend.isPending} onCancel={onClose}>
          {ad.suspend.confirm}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
