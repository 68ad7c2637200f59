import { ParleyError } from '@parley/contracts/errors';
import { pictureLimits, pictureTypes } from '@parley/contracts/pictures';

/** More than the largest picture that is made of it, and little to send. */
const longestSide = 1_600;

/**
 * A picture as it can be sent: itself when it is of a kind and size that is taken, else drawn once more and smaller, as photos of
 * phones mostly are. Rejects with `picture_invalid` for what this browser cannot read.
 */
export async function fitPicture(file: Blob): Promise<Blob> {
  const isTaken = pictureTypes.some(type => type === file.type);
  return isTaken && file.size <= pictureLimits.bytes ? file : drawSmaller(file);
}

async function drawSmaller(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(refuse);
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const drawn = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/webp', 0.9));
  // A browser that writes no WebP gives a PNG, which may be large.
  return drawn && drawn.size <= pictureLimits.bytes ? drawn : refuse();
}

function refuse(cause?: unknown): never {
  throw new ParleyError('picture_invalid', undefined, { cause });
}
