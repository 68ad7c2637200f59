import { ParleyError } from '@parley/contracts/errors';
import { pictureShapes, type PictureUse } from '@parley/contracts/pictures';
import type { FilesContext } from '../context.ts';

/** The parts of a path. */
interface Asked {
  use: PictureUse;
  id: string;
  size: string;
}

/** One size of a picture, as WebP. Throws `not_found`, `unavailable`. */
export async function findPicture(
  { pictures }: Pick<FilesContext, 'pictures'>,
  { use, id, size }: Asked,
): Promise<Uint8Array> {
  const shape = pictureShapes[use].find(({ width }) => String(width) === size);
  const bytes = shape && (await pictures.get({ use, id, width: shape.width }));
  if (!bytes) throw new ParleyError('not_found');
  return bytes;
}
