import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Walk } from '../e2e/access-walk.ts';
import { openBrowser } from '../e2e/browser.ts';
import { PictureStore } from '../e2e/screens/picture-store.ts';
import { pictureName, takePicture } from '../e2e/screens/take-picture.ts';

const folder = fileURLToPath(new URL('../../docs/screens', import.meta.url));
const pictures = new PictureStore(folder);
const screens = new Set<string>();
let finished = 0;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

/** `npm run screens` */
test.each([
  ['a wide window', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
])(
  'every screen has its pictures, on %s',
  async (_, size) => {
    const walk = await Walk.begin(browser, size);
    try {
      await walk.visit(async screen => {
        screens.add(pictureName(screen.name));
        await takePicture(screen, pictures);
      });
      finished++;
    } finally {
      await walk.end();
    }
  },
  600_000,
);

test('every screen has its row, and no picture is left of one that is gone', () => {
  expect(finished).toBe(2);
  pictures.removeOthers();
  const table = readFileSync(`${folder}/README.md`, 'utf8');
  expect([...screens].filter(name => !table.includes(`${name}-390-light.webp`))).toEqual([]);
});
