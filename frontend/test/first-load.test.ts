import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';

/** Scripts and styles before a signed-in person sees a room. Raise it in the commit that says what the bytes are for. */
const mostBytes = 200_600;

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

/** What the page asks for by itself, and the pages that the entry loads when they are wanted. */
async function entry(...pages: RegExp[]): Promise<Map<string, number>> {
  const loaded = new Map<string, number>();
  const paths = found(await read('/'), /(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g);
  for (const path of paths) await load(path, loaded);
  const scripts = await Promise.all(paths.filter(path => path.endsWith('.js')).map(read));
  for (const page of pages) {
    const file = page.exec(scripts.join(''))?.[0];
    if (file === undefined) throw new Error(`The entry knows no ${page}`);
    await load(`/assets/${file}`, loaded);
  }
  return loaded;
}

const sumOf = (loaded: Map<string, number>) => [...loaded.values()].reduce((sum, size) => sum + size, 0);

test('the first load stays small', async () => {
  const loaded = await entry(/\bchat-[\w-]+\.js/);
  const bytes = sumOf(loaded);
  console.info('first load:', bytes, 'bytes in', loaded.size, 'files');
  expect(loaded.size).toBeGreaterThanOrEqual(4);
  expect(bytes).toBeLessThanOrEqual(mostBytes);
});

test('the sign-in page does without the chat', async () => {
  const loaded = await entry(/\bauth-pages-[\w-]+\.js/);
  console.info('sign-in:', sumOf(loaded), 'bytes in', loaded.size, 'files');
  expect([...loaded.keys()].filter(path => /\/chat-/.test(path))).toEqual([]);
});
