import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { encodePicture } from '../src/domain/encode-picture.ts';
import { bomb, colourAt, halves, twoFrames } from './support/made-pictures.ts';

const largest = async (bytes: Buffer, use: 'avatar' | 'banner' = 'avatar') =>
  (await encodePicture(use, bytes)).at(-1)?.bytes ?? Buffer.alloc(0);

test.each(['png', 'jpeg', 'webp', 'gif'] as const)('%s becomes WebP in the sizes of its use', async format => {
  const sizes = await encodePicture('avatar', await halves().toFormat(format).toBuffer());
  const seen = await Promise.all(sizes.map(async ({ bytes }) => sharp(bytes).metadata()));
  expect(seen.map(({ format, width, height }) => ({ format, width, height }))).toEqual([
    { format: 'webp', width: 64, height: 64 },
    { format: 'webp', width: 256, height: 256 },
  ]);
});

test('a banner is three times as wide as high, whatever it was', async () => {
  const sizes = await encodePicture('banner', await halves(100, 400).png().toBuffer());
  const seen = await Promise.all(sizes.map(async ({ bytes }) => sharp(bytes).metadata()));
  expect(seen.map(({ width, height }) => [width, height])).toEqual([
    [600, 200],
    [1_200, 400],
  ]);
});

test('a photo is turned as its EXIF says, and tells nothing of where it was taken', async () => {
  const exif = { IFD0: { Copyright: 'Ann' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } };
  // 6: the right side of what is seen is the top of what is stored.
  const photo = await halves().withMetadata({ orientation: 6 }).withExifMerge(exif).jpeg().toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const shown = await largest(photo);
  expect(await colourAt(shown, 128, 20)).toBe('red');
  expect(await colourAt(shown, 128, 236)).toBe('blue');
  const { exif: left, icc, xmp, iptc, orientation } = await sharp(shown).metadata();
  expect([left, icc, xmp, iptc, orientation]).toEqual(Array(5).fill(undefined));
});

test('of an animation the first frame is shown', async () => {
  const shown = await largest(await twoFrames());
  expect(await colourAt(shown, 128, 128)).toBe('red');
  expect((await sharp(shown).metadata()).pages).toBeUndefined();
});

test('what hides in or behind a picture is gone', async () => {
  const page = Buffer.from('<script>alert(1)</script>');
  const picture = await halves()
    .withExif({ IFD0: { ImageDescription: page.toString() } })
    .jpeg()
    .toBuffer();
  for (const { bytes } of await encodePicture('avatar', Buffer.concat([picture, page])))
    expect(bytes.includes(page)).toBe(false);
});

const png = () => halves().png().toBuffer();
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const refused: [name: string, bytes: () => Promise<Buffer> | Buffer][] = [
  ['nothing', () => Buffer.alloc(0)],
  ['text', () => Buffer.from('a picture of a rose')],
  ['SVG', () => Buffer.from(svg)],
  ['SVG after the head of a GIF', () => Buffer.from(`GIF89a${svg}`)],
  ['TIFF', () => halves().tiff().toBuffer()],
  ['AVIF', () => halves().avif().toBuffer()],
  ['the head of a PNG alone', async () => (await png()).subarray(0, 8)],
  ['a PNG that ends early', async () => (await png()).subarray(0, 300)],
  ['a JPEG that ends early', async () => (await halves().jpeg().toBuffer()).subarray(0, 700)],
  ['a WebP that ends early', async () => (await halves().webp().toBuffer()).subarray(0, 100)],
  ['20,000 by 20,000 pixels in 49 kilobytes', () => bomb(20_000, 20_000)],
  ['a row of 30 million pixels', () => bomb(30_000_000, 1)],
];

test.each(refused)('refused: %s', async (_name, bytes) => {
  await expect(encodePicture('avatar', await bytes())).rejects.toMatchObject({ code: 'picture_invalid' });
});
