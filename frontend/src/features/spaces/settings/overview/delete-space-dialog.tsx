import type { Space } from '@parley/contracts/spaces/space';
import { type FormEvent, useState } from 'react';
import { useDeleteSpace } from '#features/spaces/api/delete-space.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

const words = st.overview;

/** Deletes a space whose name was typed: nobody does that by accident. */
export default function DeleteSpaceDialog({ space, onClose }: { space: Space; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const remove = useDeleteSpace(space.id);
  const isConfirmed = typed.trim() === space.name;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isConfirmed) remove.mutate(space.name);
  }
  return (
    <Dialog onClose={onClose} title={words.deleteTitle(space.name)} hint={words.deleteHint} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        {remove.isError && <Alert>{errorText(remove.error)}</Alert>}
        <Field label={words.deleteLabel(space.name)}>
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
        <DialogButtons variant="danger" busy={remove.isPending} disabled={!isConfirmed} onCancel={onClose}>
          {words.delete}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
