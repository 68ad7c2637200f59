import type { Space } from '@parley/contracts/spaces/space';
import { type FormEvent, useState } from 'react';
import { useDeleteSpace } from '#features/spaces/api/delete-space.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
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
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onClick={onClose}>
            {t.app.cancel}
          </Button>
          <Button type="submit" variant="danger" busy={remove.isPending} disabled={!isConfirmed}>
            {words.delete}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
