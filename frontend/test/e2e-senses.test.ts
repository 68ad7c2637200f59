import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { newPair, type Pair } from '../e2e/pair.ts';

let browser: Browser;
let pair: Pair;

beforeAll(async () => {
  browser = await openBrowser();
  pair = await newPair(browser, 'Choir');
  await pair.alder.send('from me');
  await pair.rowan.message('from me').waitFor();
  await pair.rowan.send('from you');
  await pair.alder.message('from you').waitFor();
});
afterAll(() => browser.close());

test('every page has one first heading, and a name in the title', async () => {
  const { page, url } = pair.alder;
  const room = new URL(page.url()).pathname;
  for (const path of ['/', room, '/settings', '/rooms/00000000-0000-7000-8000-000000000000', '/no/such/page']) {
    await page.goto(`${url}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const found = [path, await page.locator('h1:visible').count(), await page.getByRole('main').count()];
    expect(found).toEqual([path, 1, 1]);
  }
});

test('who is online is said, not only drawn', async () => {
  const { alder, rowan, username } = pair;
  await alder.page.goto(alder.url);
  await rowan.page.goto(rowan.url);
  await rowan.createDirect('Alder', username);
  await rowan.page
    .getByRole('navigation')
    .getByRole('link', { name: /Alder.*Online/i })
    .waitFor();
  expect(await alder.page.title()).toContain('Parley');
});

test('in forced colours bubbles, the chosen conversation and counts keep an edge', async () => {
  const { alder, rowan } = pair;
  await alder.page.emulateMedia({ forcedColors: 'active' });
  await alder.page.goto(alder.url);
  await rowan.open('Choir');
  await rowan.send('are you there?');
  const line = alder.inList('Choir');
  const edges = (selector: string) =>
    alder.page
      .locator(selector)
      .first()
      .evaluate(one => {
        const { borderTopWidth, outlineStyle, outlineWidth } = getComputedStyle(one);
        return Math.max(parseFloat(borderTopWidth), outlineStyle === 'none' ? 0 : parseFloat(outlineWidth));
      });
  await line.getByText(/unread message/).waitFor({ state: 'attached' });
  expect(await edges('nav .bg-accent')).toBeGreaterThan(0);
  await line.click();
  await alder.message('are you there?').waitFor();
  expect(await edges('[role=log] article [dir=auto]')).toBeGreaterThan(0);
  expect(await edges('nav [aria-current=page]')).toBeGreaterThan(0);
});
