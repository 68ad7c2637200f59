import { ParleyError } from '@parley/contracts/errors';
import { id } from '@parley/contracts/ids';
import { pictureShapes, pictureUses } from '@parley/contracts/pictures';
import type { FilesContext } from '../context.ts';
import type { PictureKey } from '../stores/picture-store.ts';

/** One size of a picture, as WebP. Throws `not_found`, `unavailable`. */
export async function findPicture({ pictures }: Pick<FilesContext, 'pictures'>, asked: Asked): Promise<Uint8Array> {
  const key = keyOf(asked);
  const bytes = key && (await pictures.get(key));
  if (!bytes) throw new ParleyError('not_found');
  return bytes;
}

/** The parts of a path. */
type Asked = Record<'use' | 'id' | 'size', string>;

/** The key that a path names, if it names one exactly: no other spelling of it leads to the store. */
function keyOf(asked: Asked): PictureKey | undefined {
  const use = pictureUses.find(candidate => candidate === asked.use);
  const shape = use && pictureShapes[use].find(({ width }) => String(width) === asked.size);
  if (!shape || id.safeParse(asked.id).data !== asked.id) return undefined;
  return { use, id: asked.id, width: shape.width };
}
