import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { PictureUse } from '@parley/contracts/pictures';
import type { FilesContext } from '../context.ts';
import { encodePicture } from './encode-picture.ts';

type Needs = Pick<FilesContext, 'events' | 'pictures' | 'turns'>;

interface Upload {
  userId: string;
  use: PictureUse;
  bytes: Buffer;
}

/** Keeps a picture under a new id. Throws `picture_invalid`, `overloaded`, `unavailable`. */
export async function keepPicture(ctx: Needs, { userId, use, bytes }: Upload): Promise<string> {
  try {
    const sizes = await ctx.turns.run(() => encode(ctx, use, bytes));
    const id = randomUUID();
    await Promise.all(sizes.map(({ width, bytes }) => ctx.pictures.put({ use, id, width }, bytes)));
    ctx.events.pictureKept(use, id, userId);
    return id;
  } catch (error) {
    ctx.events.pictureRefused(use, error instanceof ParleyError ? error.code : 'internal', userId);
    throw error;
  }
}

async function encode({ events }: Needs, use: PictureUse, bytes: Buffer) {
  const stop = events.startEncoding();
  try {
    return await encodePicture(use, bytes);
  } finally {
    stop();
  }
}
