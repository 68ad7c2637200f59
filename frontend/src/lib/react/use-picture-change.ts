import { ParleyError } from '@parley/contracts/errors';
import type { PictureUse } from '@parley/contracts/pictures';
import { useMutation } from '@tanstack/react-query';
import { errorText } from '#lib/error-text.ts';
import { p } from '#lib/i18n/pictures-texts.ts';
import { uploadPicture } from '#lib/pictures/upload-picture.ts';
import { toast } from '#ui/toasts.ts';

/** Uploads a picture, or takes it away, and puts its id to where it belongs by `save`. For `PictureInput`. */
export function usePictureChange(use: PictureUse, save: (id: string | null) => Promise<unknown>) {
  const change = useMutation({
    mutationFn: async (file: File | null) => save(file && (await uploadPicture(use, file))),
    onSuccess: (_, file) => toast(file ? p.saved : p.removed),
  });
  return {
    busy: change.isPending,
    error: change.isError ? wordsFor(change.error) : undefined,
    onPick: (file: File) => change.mutate(file),
    onRemove: () => change.mutate(null),
  };
}

/** The words of this control stand here, and not with those of all errors: the first page does not need them. */
function wordsFor(error: Error): string {
  return error instanceof ParleyError && error.code === 'picture_invalid' ? p.invalid : errorText(error);
}
