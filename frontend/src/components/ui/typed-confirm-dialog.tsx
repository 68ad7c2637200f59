import { type FormEvent, useState } from 'react';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

export interface TypedConfirmDialogProps {
  onClose: () => void;
  title: string;
  hint: string;
  /** Asks for the name. */
  label: string;
  /** What must be typed; spaces around it do not count. */
  name: string;
  confirm: string;
  busy: boolean;
  error?: string | undefined;
  onConfirm: () => void;
}

/** Does what cannot be taken back, once its name was typed: nobody does that by accident. */
export function TypedConfirmDialog(props: TypedConfirmDialogProps) {
  const { onClose, title, hint, label, name, confirm, busy, error, onConfirm } = props;
  const [typed, setTyped] = useState('');
  const isConfirmed = typed.trim() === name.trim();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isConfirmed) onConfirm();
  }
  return (
    <Dialog onClose={onClose} title={title} hint={hint} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        {error !== undefined && <Alert>{error}</Alert>}
        <Field label={label}>
          {control => (
            <Input
              {...control}
              value={typed}
              dir="auto"
              autoFocus
              autoComplete="off"
              onChange={event => setTyped(event.target.value)}
            />
          )}
        </Field>
        <DialogButtons variant="danger" busy={busy} disabled={!isConfirmed} onCancel={onClose}>
          {confirm}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
