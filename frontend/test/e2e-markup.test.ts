import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { newPair } from '../e2e/pair.ts';

let browser: Browser;
let writer: App;
let reader: App;

beforeAll(async () => {
  browser = await openBrowser();
  ({ alder: writer, rowan: reader } = await newPair(browser, 'Harvest'));
});
afterAll(() => browser.close());

test('markup is shown as what it means, and a line of the list does without it', async () => {
  await writer.send('Bring **both** *baskets*, ~~not~~ `npm` https://example.org/a_b_c');
  const message = reader.message('Bring');
  await message.waitFor();
  expect(await message.locator('strong').innerText()).toBe('both');
  expect(await message.locator('em').innerText()).toBe('baskets');
  expect(await message.locator('s').innerText()).toBe('not');
  expect(await message.locator('code').innerText()).toBe('npm');
  expect(await message.getByRole('link').getAttribute('href')).toBe('https://example.org/a_b_c');
  await reader.inList('Harvest').getByText('Bring both baskets, not npm').waitFor();
});

test('quotes, lists and code have lines of their own, and long code scrolls in itself', async () => {
  const long = `const words = '${'long '.repeat(60)}';`;
  await writer.send(`> who asks\n\n1. apples\n2. **pears**\n\n\`\`\`ts\n${long}\n\`\`\`\nשלום`);
  const message = reader.message('apples');
  await message.getByRole('blockquote').filter({ hasText: 'who asks' }).waitFor();
  expect(await message.getByRole('listitem').allInnerTexts()).toEqual(['apples', 'pears']);
  const code = message.getByRole('group', { name: 'Code block, ts' });
  expect(await code.innerText()).toBe(long);
  const [inner, outer] = await code.evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
  expect(inner).toBeGreaterThan(outer as number);
  const page = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(page).toBeLessThanOrEqual(0);
});

test('a text of people is never HTML, and a copy has the markup', async () => {
  const body = '<img src=x onerror=alert(1)> **loud** [name](javascript:alert(1))';
  await writer.send(body);
  const message = reader.message('loud');
  await message.waitFor();
  expect(await message.locator('img').count()).toBe(0);
  expect(await message.getByRole('link').count()).toBe(0);
  expect(await message.innerText()).toContain('<img src=x onerror=alert(1)> loud [name](javascript:alert(1))');
  await reader.page.evaluate(() => {
    navigator.clipboard.writeText = text => Promise.resolve(void Object.assign(globalThis, { copied: text }));
  });
  await reader.act('loud', 'Copy text');
  await reader.page.getByText('Copied').waitFor();
  expect(await reader.page.evaluate(() => (globalThis as unknown as { copied: string }).copied)).toBe(body);
});
