import { beforeAll, expect, test } from '@jest/globals';
import { problem } from '@parley/contracts/errors';
import { pictureApi } from '@parley/contracts/picture-api';
import { pictureLimits, type PictureUse } from '@parley/contracts/pictures';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { newPerson, type Person } from '@parley/dev-env/people';
import sharp from 'sharp';
import { bomb, halves } from './support/made-pictures.ts';

let ann: Person;
let png: Buffer;

beforeAll(async () => {
  ann = await newPerson('picture');
  png = await halves().png().toBuffer();
});

const upload = async (bytes: Buffer, use: PictureUse = 'avatar', who: Person | undefined = ann) =>
  (
    await callAs(who, pictureApi.uploadPicture, {
      query: { use },
      bytes: new Blob([new Uint8Array(bytes)], { type: 'image/png' }),
    })
  ).picture;

const fetched = (path: string, init?: RequestInit) => fetch(`${endpoints().httpUrl}${path}`, init);

function post(body: Buffer | string, headers: Record<string, string>, query = '?use=avatar') {
  const authorization = `Bearer ${ann.token}`;
  return fetched(`/api/pictures${query}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { authorization, ...headers },
  });
}

const refusal = async (response: Response) => {
  const { status, code } = problem.parse(await response.json());
  expect(response.status).toBe(status);
  return `${status} ${code}`;
};

test('a picture is shown to anybody who knows its id, in each size, and may be kept for ever', async () => {
  const { id, url } = await upload(png);
  expect(url).toBe(`/pictures/avatar/${id}/256.webp`);
  for (const width of [64, 256]) {
    const response = await fetched(`/pictures/avatar/${id}/${width}.webp`);
    expect(response.status).toBe(200);
    expect((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).width).toBe(width);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
  }
});

test('the same picture twice is two pictures: nobody learns that somebody has it', async () => {
  expect((await upload(png)).id).not.toBe((await upload(png)).id);
});

test('nothing else is there: other sizes, uses, ids, spellings', async () => {
  const { id } = await upload(png, 'icon');
  const others: [path: string, refusal: string][] = [
    [`/pictures/icon/${id}/600.webp`, '404 not_found'],
    [`/pictures/avatar/${id}/64.webp`, '404 not_found'],
    [`/pictures/banner/${id}/600.webp`, '404 not_found'],
    ['/pictures/icon/0b9e6f52-51c8-4d3e-a7f4-93d2c5a1e603/64.webp', '404 not_found'],
    [`/pictures/icon/${id}/64.png`, '404 not_found'],
    [`/pictures/icon/${id}`, '404 not_found'],
    ['/pictures/', '404 not_found'],
    [`/pictures/icon/${id}/65.webp`, '400 validation_failed'],
    [`/pictures/icon/${id}/0064.webp`, '400 validation_failed'],
    [`/pictures/icon/${id}%2f..%2fx/64.webp`, '400 validation_failed'],
    [`/pictures/wallpaper/${id}/64.webp`, '400 validation_failed'],
  ];
  for (const [path, refused] of others) expect([path, await refusal(await fetched(path))]).toEqual([path, refused]);
  expect((await fetched(`/pictures/icon/${id}/64.webp?x=1`)).status).toBe(200);
});

test('an error is neither kept nor a picture', async () => {
  const response = await fetched('/pictures/icon/nothing/64.webp');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-type')).toContain('application/problem+json');
});

test.each(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])(
  'the bytes say what they are, and not the request: a PNG as %s',
  async type => {
    expect((await post(png, { 'content-type': type })).status).toBe(201);
  },
);

test('what is no picture, or too much, is refused with a reason', async () => {
  const asPng = { 'content-type': 'image/png' };
  expect(await refusal(await post('<svg/>', { 'content-type': 'image/svg+xml' }))).toBe('415 unsupported_media_type');
  expect(await refusal(await post('{}', { 'content-type': 'application/json' }))).toBe('415 unsupported_media_type');
  expect(await refusal(await post('<svg/>', asPng))).toBe('400 picture_invalid');
  expect(await refusal(await post('', asPng))).toBe('400 picture_invalid');
  expect(await refusal(await post(bomb(20_000, 20_000), asPng))).toBe('400 picture_invalid');
  expect(await refusal(await post(png, { ...asPng, 'content-encoding': 'gzip' }))).toBe('415 unsupported_media_type');
  expect(await refusal(await post(png, asPng, '?use=wallpaper'))).toBe('400 validation_failed');
  expect(await refusal(await post(png, asPng, ''))).toBe('400 validation_failed');
});

test('two megabytes are taken, and not a byte more', async () => {
  const padded = (bytes: number) => Buffer.concat([png, Buffer.alloc(bytes - png.length)]);
  const asPng = { 'content-type': 'image/png' };
  expect((await post(padded(pictureLimits.bytes), asPng)).status).toBe(201);
  expect(await refusal(await post(padded(pictureLimits.bytes + 1), asPng))).toBe('413 payload_too_large');
});

test('who is not signed in gives nothing, and everybody gives so much', async () => {
  const signedOut = { 'content-type': 'image/png', authorization: 'Bearer nothing' };
  expect(await refusal(await post(png, signedOut))).toBe('401 unauthenticated');
  const eager = await newPerson('eager');
  const small = await halves(8, 8).png().toBuffer();
  const tries = await Promise.allSettled(Array.from({ length: 25 }, () => upload(small, 'avatar', eager)));
  const codes = tries.map(tried => (tried.status === 'fulfilled' ? 'kept' : (tried.reason as { code: string }).code));
  expect(new Set(codes)).toEqual(new Set(['kept', 'rate_limited']));
  expect(codes.filter(code => code === 'kept').length).toBeLessThanOrEqual(21);
});
