import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';
import { newPair, type Pair } from '../e2e/pair.ts';

let browser: Browser;
let pair: Pair;
let app: App;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  pair = await newPair(browser, 'Writing');
  app = pair.alder;
  page = app.page;
});

afterAll(async () => {
  await pair.close();
  await browser.close();
});

/** Sends and waits until the log has it, so that it can be changed. */
async function sendAndSee(body: string): Promise<void> {
  await app.send(body);
  await app
    .message(body)
    .getByTitle(/Sent|Delivered|Read/, { exact: true })
    .waitFor();
}

/** The same person deletes a message elsewhere. */
async function deleteOnAnotherDevice(body: string): Promise<void> {
  const { context, page: other } = await newDevice(browser);
  const elsewhere = new App(other, app.url);
  await elsewhere.signIn(pair.username);
  await elsewhere.open('Writing');
  await elsewhere.act(body, 'Delete');
  await other.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await pair.rowan.message(body).waitFor({ state: 'detached' });
  await context.close();
}

describe('an edit', () => {
  test('begins at the end of the text, marks its message, and survives another room and the tab', async () => {
    await sendAndSee('To be changed');
    await app.act('To be changed', 'Edit');
    await app.composer.pressSequentially('!');
    expect(await app.composer.inputValue()).toBe('To be changed!');
    const bubble = app.message('To be changed').locator('[dir=auto]').first();
    expect(await bubble.evaluate(element => getComputedStyle(element).outlineStyle)).toBe('solid');

    await app.createGroup('Elsewhere');
    expect(await app.composer.inputValue()).toBe('');
    await app.open('Writing');
    expect(await app.composer.inputValue()).toBe('To be changed!');

    const second = new App(await pair.devices[0].context.newPage(), app.url);
    await second.page.goto(page.url());
    await second.composer.waitFor();
    expect(await second.composer.inputValue()).toBe('To be changed!');
    await second.composer.press('Enter');
    await app.message('To be changed!').getByText('edited').waitFor();
    await second.page.close();
  });

  test('that is refused keeps its text in reach, and is not offered again when it cannot work', async () => {
    const { network } = pair.devices[0];
    await sendAndSee('Will be gone');
    await network.cut();
    await app.act('Will be gone', 'Edit');
    await app.send('The better text');
    await deleteOnAnotherDevice('Will be gone');
    await network.mend();
    const line = page.getByRole('alert').filter({ hasText: 'The better text' });
    await line.waitFor();
    expect(await line.getByRole('button', { name: 'Send again' }).count()).toBe(0);
    await line.getByRole('button', { name: 'Edit' }).click();
    expect(await app.composer.inputValue()).toBe('The better text');
    await app.composer.fill('');
  });
});

test('a draft outlives its tab and is in every tab', async () => {
  await app.composer.fill('Half a thought');
  const { context } = pair.devices[0];
  const second = new App(await context.newPage(), app.url);
  await second.page.goto(page.url());
  await second.composer.waitFor();
  expect(await second.composer.inputValue()).toBe('Half a thought');
  await second.composer.fill('A whole thought');
  await page.waitForFunction(() => document.querySelector('textarea')?.value === 'A whole thought');
  await second.page.close();
  await app.composer.fill('');
});

test('keys of an input method send nothing and give nothing up', async () => {
  await sendAndSee('As it was');
  await app.act('As it was', 'Edit');
  await app.composer.fill('にほん');
  for (const key of ['Enter', 'Escape']) {
    await app.composer.dispatchEvent('keydown', { key, keyCode: 229, isComposing: false, bubbles: true });
  }
  expect(await app.composer.inputValue()).toBe('にほん');
  await page.getByText('Editing a message').waitFor();
  await app.composer.press('Escape');
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox');
  await search.dispatchEvent('keydown', { key: 'Escape', keyCode: 229, isComposing: false, bubbles: true });
  expect(await search.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await search.waitFor({ state: 'detached' });
});

test('text in which nothing can be seen is not sent, with words', async () => {
  await app.composer.fill('\u200b\u2060\u2800');
  await page.getByText('no visible characters').waitFor();
  expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  await app.composer.fill('');
});

test('copying says when the browser refuses', async () => {
  await sendAndSee('To be copied');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    document.execCommand = () => false;
  });
  await app.act('To be copied', 'Copy text');
  await page.getByText(/did not allow copying|copy it yourself/i).waitFor();
});

describe('scripts', () => {
  test('each message is laid out in the direction of its own script, and code keeps its indent', async () => {
    await app.send('مرحبا، كيف الحال؟ (OK!)');
    await app.send('    if (x) {\n        y();\n    }');
    const directionOf = (body: string) =>
      app
        .message(body)
        .locator('[dir=auto]')
        .first()
        .evaluate(element => getComputedStyle(element).direction);
    expect(await directionOf('مرحبا')).toBe('rtl');
    expect(await directionOf('if (x)')).toBe('ltr');
    const code = await pair.rowan.message('if (x)').locator('[translate=no]').last().textContent();
    expect(code).toBe('    if (x) {\n        y();\n    }');
    const preview = app.inList('Writing').locator('[dir=auto]').last();
    expect(await preview.evaluate(element => getComputedStyle(element).direction)).toBe('ltr');
  });

  test('names as long as they may be make no screen wider', async () => {
    await app.createGroup('M'.repeat(80));
    await page.setViewportSize({ width: 320, height: 640 });
    const widths = await page.evaluate(() =>
      [document.body, ...document.querySelectorAll('main, [role=log]')].map(
        element => element.scrollWidth - element.clientWidth,
      ),
    );
    expect(widths.filter(more => more > 0)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await app.open('Writing');
  });
});

test('a page that a translator has rewritten goes on working', async () => {
  await sendAndSee('See https://example.org/page for more');
  await sendAndSee('Another one https://example.org/two');
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(text.data);
    }
  });
  await app.act('for more', 'Edit');
  await app.send('Without a link');
  await app.message('Without a link').getByText('edited').waitFor();
  await app.act('Another one', 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await app.message('Another one').waitFor({ state: 'detached' });
  expect(await page.getByText('Something went wrong').count()).toBe(0);
  await sendAndSee('Still here');
  await page.reload();
});

test('a day that begins renews the labels', async () => {
  await sendAndSee('Late at night');
  const device = await newDevice(browser);
  const evening = new Date();
  evening.setHours(23, 59, 30, 0);
  await device.page.clock.install({ time: evening });
  const late = new App(device.page, app.url);
  await late.signIn(pair.username);
  await late.open('Writing');
  await late.message('Late at night').waitFor();
  await device.page.getByRole('log').getByText('Today').first().waitFor();
  await device.page.clock.fastForward(61_000);
  await device.page.getByRole('log').getByText('Yesterday').first().waitFor();
  await late.inList('Writing').getByText('Yesterday').waitFor();
  await device.context.close();
});

test('a database that the browser drops is opened again: what waited is still there, and what is written goes out', async () => {
  const { network, context } = pair.devices[0];
  await network.cut();
  await app.send('Waits for the network');
  await app.message('Waits for the network').waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: new URL(app.url).origin, storageTypes: 'indexeddb' });
  await app.send('Written afterwards');
  await app.message('Written afterwards').waitFor();
  expect(await app.message('Waits for the network').count()).toBe(1);
  await network.mend();
  await pair.rowan.message('Written afterwards').waitFor();
  expect(await pair.rowan.message('Waits for the network').count()).toBe(1);
});
