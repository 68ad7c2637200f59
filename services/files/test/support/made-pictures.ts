import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

const [red, blue] = ['#ff0000', '#0000ff'];

/** A picture, the left half of which is red and the right half blue. */
export function halves(width = 300, height = 200): Sharp {
  const half = { width: width / 2, height, channels: 3 as const };
  const right = { create: { ...half, background: blue } };
  return sharp({ create: { ...half, width, background: red } }).composite([{ input: right, left: width / 2, top: 0 }]);
}

/** Two frames, red and then blue. */
export function twoFrames(): Promise<Buffer> {
  const side = 40;
  const frame = (r: number, b: number) => Buffer.from(Array.from({ length: side * side }, () => [r, 0, b]).flat());
  const raw = { width: side, height: 2 * side, channels: 3, pageHeight: side } as const;
  return sharp(Buffer.concat([frame(255, 0), frame(0, 255)]), { raw })
    .gif()
    .toBuffer();
}

/** A PNG of a few kilobytes that says, rightly, that it has so many pixels. */
export function bomb(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  // One bit for each pixel, in grey.
  size[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** What stands in one place of a picture: red, blue, or neither. */
export async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<'red' | 'blue' | 'other'> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [r = 0, , b = 0] = data.subarray((y * info.width + x) * info.channels);
  if (r > 200 && b < 60) return 'red';
  return b > 200 && r < 60 ? 'blue' : 'other';
}
