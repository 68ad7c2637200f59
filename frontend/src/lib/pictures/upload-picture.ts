import { pictureApi } from '@parley/contracts/picture-api';
import type { PictureUse } from '@parley/contracts/pictures';
import { call } from '#lib/api/call.ts';
import { fitPicture } from '#lib/pictures/fit-picture.ts';

/** Two megabytes by a slow mobile network. */
const timeoutMs = 30_000;

/** Gives a picture to the platform. Resolves with its id. Rejects with ParleyError. */
export async function uploadPicture(use: PictureUse, file: Blob): Promise<string> {
  const bytes = await fitPicture(file);
  const { picture } = await call(pictureApi.uploadPicture, { query: { use }, bytes }, { timeoutMs });
  return picture.id;
}
