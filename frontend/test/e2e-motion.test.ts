import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import type { Browser, Page } from 'playwright-core';
import type { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { newApp } from '../e2e/space.ts';

let browser: Browser;
/** Wants motion. */
let ann: App;
/** Wants less of it. */
let ben: App;

beforeAll(async () => {
  browser = await openBrowser();
  ann = await newApp(browser, { reducedMotion: 'no-preference' });
  ben = await newApp(browser, { reducedMotion: 'reduce' });
  await ann.register('Ann');
  const username = await ben.register('Ben');
  await ann.createGroup('Glide', username);
  await ben.open('Glide');
});
afterAll(() => browser.close());

/** Notes what moves from now on: a message, or else an element by the name of its tag. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const moved = new Set<string>();
    Object.assign(globalThis, { moved });
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { target } = animation.effect as KeyframeEffect;
        const isMove = (animation.effect as KeyframeEffect).getKeyframes().some(frame => 'transform' in frame);
        if (target && isMove) moved.add(target.closest('[data-index]') ? 'message' : target.localName);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => [...(globalThis as unknown as { moved: Set<string> }).moved]);
}

test('a message that comes rises into its place, and a panel slides in; who wants less motion sees both where they are', async () => {
  // What moves is fetched when the list is there.
  await ann.send('The first');
  await ben.message('The first').waitFor();
  const [ofAnn, ofBen] = [await watch(ann.page), await watch(ben.page)];
  await ben.send('The second');
  await ann.message('The second').waitFor();
  for (const { page } of [ben, ann]) {
    await page.getByRole('button', { name: 'Show members' }).click();
    await page.getByRole('complementary', { name: 'Members' }).waitFor();
  }
  await eventually(async () => expect(await ofAnn()).toEqual(expect.arrayContaining(['message', 'aside'])));
  expect(await ofBen()).toEqual([]);
});
