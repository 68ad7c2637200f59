import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { Category, Space } from '@parley/contracts/spaces/space';
import { type FormEvent, useState } from 'react';
import { useCreateCategory } from '#features/spaces/api/create-category.ts';
import { useDeleteCategory } from '#features/spaces/api/delete-category.ts';
import { useUpdateCategory } from '#features/spaces/api/update-category.ts';
import { NameField } from '#features/spaces/name-field.tsx';
import { DeleteButton } from '#features/spaces/settings/channels/delete-button.tsx';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

const words = st.channels;

export interface CategoryDialogProps {
  space: Space;
  /** Null: a new one. */
  category: Category | null;
  onClose: () => void;
}

export default function CategoryDialog({ space, category, onClose }: CategoryDialogProps) {
  const [name, setName] = useState(category?.name ?? '');
  const create = useCreateCategory(space.id);
  const update = useUpdateCategory(space.id, category?.id ?? '');
  const remove = useDeleteCategory(space.id, category?.id ?? '');
  const save = category ? update : create;
  const isValid = spaceApi.createCategory.body.safeParse({ name }).success;
  const error = save.error ?? remove.error;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isValid) save.mutate(name, { onSuccess: onClose });
  }
  return (
    <Dialog onClose={onClose} title={category ? words.editCategory : words.createCategory} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        {error && <Alert>{errorText(error)}</Alert>}
        <NameField label={words.categoryName} name={name} autoFocus onChange={setName} />
        <div className="flex flex-wrap justify-end gap-2">
          {category && (
            <DeleteButton
              title={words.deleteCategoryTitle(category.name)}
              hint={words.deleteCategoryHint}
              onDelete={() => remove.mutateAsync()}
              onDone={onClose}
            />
          )}
          <Button variant="secondary" onClick={onClose}>
            {t.app.cancel}
          </Button>
          <Button type="submit" busy={save.isPending} disabled={!isValid}>
            {category ? st.save : words.createCategory}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
