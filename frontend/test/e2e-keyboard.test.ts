import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import { endpoints } from '@parley/dev-env/endpoints';
import type { Room } from '@parley/contracts/room';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

let browser: Browser;
let page: Page;
let app: App;
let ann: Person;
let room: Room;
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
  ann = await newPerson('keys');
  const ben = await newPerson('other');
  room = await newGroup(ann, [ben], { name: 'Piano' });
  for (let count = 1; count <= 40; count += 1) await send(ann, room.id, `bar ${count}`);
  await send(ben, room.id, 'a chord of another');
  await send(ann, room.id, 'the last of mine');
  ({ page, complaints } = await newDevice(browser));
  app = new App(page, endpoints().httpUrl);
  await app.signIn(ann.user.username, ann.password);
  await app.open('Piano');
  await app.message('the last of mine').waitFor();
});
afterAll(() => browser.close());

/** Of the message that has the focus: the list and the page hold the texts of all. */
const focused = () => page.evaluate(() => document.activeElement?.closest('article')?.textContent ?? '');
const log = () => page.getByRole('log');
const fromEnd = () => log().evaluate(list => list.scrollHeight - list.scrollTop - list.clientHeight);
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

test('arrows go from message to message, beyond what is on the screen too, and each is seen', async () => {
  // The list takes keys a moment after its messages are seen.
  await eventually(async () => {
    await log().focus();
    await press('ArrowUp');
    expect(await focused()).toContain('the last of mine');
  });
  await press('ArrowUp');
  expect(await focused()).toContain('a chord of another');
  await press('ArrowDown', 'ArrowDown');
  expect(await focused()).toContain('the last of mine');
  for (let count = 40; count > 5; count -= 1) {
    await press('ArrowUp');
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const text = await focused();
  expect(text).toMatch(/bar \d/);
  const box = await page.locator('article:focus').boundingBox();
  const frame = await log().boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual((frame?.y ?? 0) - 1);
  expect(await page.locator('article:focus').evaluate(one => getComputedStyle(one).outlineStyle)).toBe('solid');
  expect(await fromEnd()).toBeGreaterThan(200);
});

test.each(['Escape', 'End'])('%s leads to the newest message', async key => {
  await log().hover();
  await page.mouse.wheel(0, -3_000);
  await eventually(async () => expect(await fromEnd()).toBeGreaterThan(200));
  await log().focus();
  await press(key);
  await eventually(async () => expect(await fromEnd()).toBeLessThan(5));
});

test('keys do with a message what its menu does: only what one may', async () => {
  await press('End');
  await log().focus();
  await press('ArrowUp', 'ArrowUp');
  await eventually(async () => expect(await focused()).toContain('a chord of another'));
  await press('e', 'Delete');
  expect(await page.getByRole('alertdialog').or(page.getByRole('dialog')).count()).toBe(0);
  expect(await focused()).toContain('a chord of another');
  await press('Enter');
  await page.getByRole('menuitem', { name: 'Copy text' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
  await press('Escape');
  await log().focus();
  await press('ArrowUp', 'Delete');
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await cancel.waitFor();
  // Enter alone does no harm.
  expect(await cancel.evaluate(one => one === document.activeElement)).toBe(true);
  await press('Enter');
  await cancel.waitFor({ state: 'detached' });
  await log().focus();
  await press('ArrowUp', 'e');
  await page.getByRole('textbox', { name: /^Editing/ }).waitFor();
  expect(await app.composer.inputValue()).toBe('the last of mine');
  await app.composer.press('Escape');
});

test('the right button and the menu key open the menu of a conversation in the list', async () => {
  await app.inList('Piano').click({ button: 'right' });
  const unread = page.getByRole('menuitem', { name: 'Mark as unread' });
  await unread.waitFor();
  await press('Escape');
  await unread.waitFor({ state: 'detached' });
  await app.inList('Piano').focus();
  await press('Shift+F10');
  await unread.waitFor();
  await press('Escape');
  await eventually(async () =>
    expect(await app.inList('Piano').evaluate(one => one === document.activeElement)).toBe(true),
  );
});

test('a file that is pasted or dropped says that it cannot be sent, and text beside it is pasted', async () => {
  const give = (kind: 'paste' | 'drop', text: string) =>
    app.composer.evaluate(
      (field, [type, words]) => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'pear.png', { type: 'image/png' }));
        if (words !== '') data.setData('text/plain', words ?? '');
        const options = { bubbles: true, cancelable: true };
        const event =
          type === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, dataTransfer: data });
        return field.dispatchEvent(event);
      },
      [kind, text] as const,
    );
  const said = page.getByText('Files can’t be sent yet.');
  expect(await give('paste', 'a table')).toBe(true);
  expect(await said.count()).toBe(0);
  expect(await give('paste', '')).toBe(false);
  await said.waitFor();
  expect(await give('drop', '')).toBe(false);
  expect(complaints).toEqual([]);
});
