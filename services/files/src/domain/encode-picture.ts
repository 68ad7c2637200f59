import { ParleyError } from '@parley/contracts/errors';
import { pictureLimits, pictureShapes, type PictureUse } from '@parley/contracts/pictures';
import sharp, { type Sharp } from 'sharp';
import { formatOf } from './format-of.ts';

/** One size of a picture, as WebP. */
export interface EncodedPicture {
  width: number;
  bytes: Buffer;
}

const decodeSeconds = 8;

// Pictures are seldom the same twice, and one that is decoded takes one core.
sharp.cache(false);
sharp.concurrency(1);
// Of libvips' many decoders only those that are needed: the others are never reached, whatever the bytes are.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});

/**
 * Cuts a picture to the shapes of its use and encodes it again, so that nothing of the upload is left but what is seen:
 * no metadata, no further frames, nothing behind its end. It is turned as its EXIF says before that is dropped.
 * Throws `picture_invalid`.
 */
export async function encodePicture(use: PictureUse, bytes: Buffer): Promise<EncodedPicture[]> {
  await demandPicture(bytes);
  const shapes = pictureShapes[use];
  const { data, info } = await decode(bytes, shapes.at(-1) as (typeof shapes)[number]);
  // Sizes are made of the pixels of the largest one: the upload is decoded once.
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return Promise.all(
    shapes.map(async ({ width, height }) => {
      const bytes = await sharp(data, { raw }).resize(width, height).webp({ quality: 82 }).toBuffer();
      return { width, bytes };
    }),
  );
}

async function decode(bytes: Buffer, { width, height }: { width: number; height: number }) {
  const picture = open(bytes).autoOrient().resize(width, height, { fit: 'cover' }).timeout({ seconds: decodeSeconds });
  return picture.raw().toBuffer({ resolveWithObject: true }).catch(refuse);
}

/** Only the first frame is read, and what is broken is refused rather than guessed. */
function open(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: pictureLimits.pixels, pages: 1, sequentialRead: true });
}

/** Looks at the head alone: a bomb is refused before anything of it is decoded. */
async function demandPicture(bytes: Buffer): Promise<void> {
  const format = formatOf(bytes);
  if (!format) throw new ParleyError('picture_invalid', 'Not a PNG, JPEG, WebP or GIF');
  const head = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata().catch(refuse);
  if (head.format !== format)
    throw new ParleyError('picture_invalid', 'The bytes are of another format than their head');
  if (head.width * (head.pageHeight ?? head.height) <= pictureLimits.pixels) return;
  throw new ParleyError('picture_invalid', `More than ${pictureLimits.pixels / 1_000_000} million pixels`);
}

/** What a decoder says is for us: bytes that it cannot read are the sender's fault, whatever it is. */
function refuse(cause: unknown): never {
  throw new ParleyError('picture_invalid', undefined, { cause });
}
