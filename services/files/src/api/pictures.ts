import { pictureApi } from '@parley/contracts/picture-api';
import { picturePath } from '@parley/contracts/pictures';
import { serveCalls, type Mount } from '@parley/runtime/http/mount';
import type { FilesContext } from '../context.ts';
import { findPicture } from '../domain/find-picture.ts';
import { keepPicture } from '../domain/keep-picture.ts';

/** A picture never changes: another one has another id. */
const forAYear = 'public, max-age=31536000, immutable';

/** Every REST call of files. */
export function servePictures(mount: Mount, ctx: FilesContext): void {
  serveCalls(mount, pictureApi, {
    async uploadPicture({ caller, query: { use }, bytes }) {
      const id = await keepPicture(ctx, { userId: caller.userId, use, bytes });
      return { picture: { id, url: picturePath(use, id) } };
    },
    async getPicture({ params, response }) {
      const bytes = await findPicture(ctx, params);
      response.set('Cache-Control', forAYear);
      return bytes;
    },
  });
}
