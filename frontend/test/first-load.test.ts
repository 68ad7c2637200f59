import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';

/** Scripts and styles before a signed-in person sees a room. Raise it in the commit that says what the bytes are for. */
const mostBytes = 214_500;

const read = async (path: string) => (await fetch(`${endpoints().httpUrl}${path}`)).text();
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, path = '']) => path);

/** A file by its path, and those that it cannot begin without. */
async function load(path: string, loaded: Map<string, number>): Promise<void> {
  if (loaded.has(path)) return;
  const text = await read(path);
  loaded.set(path, gzipSync(text, { level: 9 }).length);
  const needed = path.endsWith('.js') ? found(text, /(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g) : [];
  for (const file of needed) await load(`/assets/${file}`, loaded);
}

test('the first load stays small', async () => {
  const loaded = new Map<string, number>();
  for (const path of found(await read('/'), /(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)) await load(path, loaded);
  const bytes = [...loaded.values()].reduce((sum, size) => sum + size, 0);
  console.info('first load:', bytes, 'bytes in', loaded.size, 'files');
  expect(loaded.size).toBeGreaterThanOrEqual(4);
  expect(bytes).toBeLessThanOrEqual(mostBytes);
});
