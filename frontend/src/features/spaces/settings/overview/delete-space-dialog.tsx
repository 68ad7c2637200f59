import type { Space } from '@parley/contracts/spaces/space';
import { useDeleteSpace } from '#features/spaces/api/delete-space.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { TypedConfirmDialog } from '#ui/typed-confirm-dialog.tsx';

const words = st.overview;

/** Deletes a space whose name was typed. */
export default function DeleteSpaceDialog({ space, onClose }: { space: Space; onClose: () => void }) {
  const remove = useDeleteSpace(space.id);
  return (
    <TypedConfirmDialog
      onClose={onClose}
      title={words.deleteTitle(space.name)}
      hint={words.deleteHint}
      label={words.deleteLabel(space.name)}
      name={space.name}
      confirm={words.delete}
      busy={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() => remove.mutate(space.name)}
    />
  );
}
