import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import type { Browser } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { cutOff, type Device, newDevice, openBrowser } from '../e2e/browser.ts';

let browser: Browser;
let devices: [Device, Device];
let alder: App;
let rowan: App;
let alderName: string;
let rowanName: string;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  devices = [await newDevice(browser), await newDevice(browser)];
  [alder, rowan] = devices.map(device => new App(device.page, endpoints().httpUrl)) as [App, App];
  [alderName, rowanName] = await Promise.all([alder.register('Alder'), rowan.register('Rowan')]);
  await alder.createGroup('Garden', rowanName);
  await rowan.open('Garden');
}, 60_000);

afterEach(() => Promise.all(devices.map(device => device.context.close())));

describe('two people in two browsers', () => {
  test('talk both ways and see how far each message has come', async () => {
    await alder.send('The seeds are here');
    await rowan.message('The seeds are here').waitFor();
    await rowan.send('Then we plant');
    await alder.message('Then we plant').waitFor();
    await alder.message('The seeds are here').getByTitle('Read', { exact: true }).waitFor();
    expect(devices.map(device => device.complaints)).toEqual([[], []]);
  });

  test('edit and delete their own messages', async () => {
    await alder.send('Tomorow at ten', 'Never mind');
    await alder
      .message('Never mind')
      .getByTitle(/Sent|Delivered|Read/, { exact: true })
      .waitFor();
    await alder.act('Tomorow', 'Edit');
    await alder.send('Tomorrow at ten');
    await rowan.message('Tomorrow at ten').getByText('edited').waitFor();
    await alder.act('Never mind', 'Delete');
    await alder.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await rowan.message('This message was deleted').waitFor();
    expect(await rowan.message('Never mind').count()).toBe(0);
  });

  test('Up takes the last own message back, Esc leaves it', async () => {
    await alder.send('First words');
    await alder
      .message('First words')
      .getByTitle(/Sent|Delivered|Read/, { exact: true })
      .waitFor();
    await alder.composer.press('ArrowUp');
    await alder.page.getByText('Editing a message').waitFor();
    expect(await alder.composer.inputValue()).toBe('First words');
    await alder.composer.press('Escape');
    expect(await alder.composer.inputValue()).toBe('');
  });

  test('see each other type, and nobody types for ever', async () => {
    await alder.composer.pressSequentially('Hm');
    await rowan.page.getByRole('main').getByText('Alder is typing').waitFor();
    await rowan.page.getByRole('main').getByText('Alder is typing').waitFor({ state: 'hidden', timeout: 12_000 });
  });

  test('count what is unread, and reading it empties the count', async () => {
    await rowan.page.goto(rowan.url);
    await rowan.inList('Garden').waitFor();
    await alder.send('one', 'two', 'three');
    await rowan.inList('Garden').getByText('3 unread messages').waitFor();
    await rowan.open('Garden');
    await rowan
      .inList('Garden')
      .getByText(/unread/)
      .waitFor({ state: 'detached' });
    await rowan.page.reload();
    await rowan.inList('Garden').waitFor();
    expect(
      await rowan
        .inList('Garden')
        .getByText(/unread/)
        .count(),
    ).toBe(0);
  });
});

describe('days when the network is away', () => {
  test('what was written survives a reload and arrives once, in order', async () => {
    await alder.send('before');
    await rowan.message('before').waitFor();
    const comeBack = await cutOff(devices[0]);
    await alder.send('while away 1', 'while away 2', 'while away 3');
    await alder.message('while away 3').waitFor();
    await alder.page.reload();
    await alder.message('while away 3').getByTitle('Waits on this device until there is a connection').waitFor();
    await comeBack();
    await rowan.message('while away 3').waitFor({ timeout: 20_000 });
    await alder
      .message('while away 3')
      .getByTitle(/Sent|Delivered|Read/, { exact: true })
      .waitFor();
    const inOrder = ['while away 1', 'while away 2', 'while away 3'];
    expect(await rowan.bodies(/while away \d/)).toEqual(inOrder);
    expect(await alder.bodies(/while away \d/)).toEqual(inOrder);
  }, 60_000);

  test('what others wrote meanwhile is there afterwards, once and in order', async () => {
    const comeBack = await cutOff(devices[0]);
    const bodies = Array.from({ length: 12 }, (_, index) => `missed ${index + 10}`);
    await rowan.send(...bodies);
    await rowan
      .message('missed 21')
      .getByTitle(/Sent|Delivered/, { exact: true })
      .waitFor();
    await comeBack();
    await alder.message('missed 21').waitFor({ timeout: 20_000 });
    expect(await alder.bodies(/missed \d+/)).toEqual(bodies);
  }, 60_000);

  test('two tabs send what one of them queued only once', async () => {
    const second = new App(await devices[0].context.newPage(), alder.url);
    await second.page.goto(alder.page.url());
    await second.composer.waitFor();
    const comeBack = await cutOff(devices[0]);
    await alder.send('from the first tab');
    await second.message('from the first tab').waitFor();
    await comeBack();
    await rowan.message('from the first tab').waitFor({ timeout: 20_000 });
    await rowan.send('and an answer');
    await second.message('and an answer').waitFor();
    expect(await rowan.message('from the first tab').count()).toBe(1);
    expect(await second.message('from the first tab').count()).toBe(1);
  }, 60_000);
});

describe('sessions', () => {
  test('a device that is signed out elsewhere leaves at once', async () => {
    const phone = await newDevice(browser);
    const onPhone = new App(phone.page, alder.url);
    await onPhone.signIn(alderName);
    await onPhone.open('Garden');
    await alder.page.getByRole('link', { name: /Settings/ }).click();
    await alder.page
      .getByRole('button', { name: /^Sign out .+/ })
      .first()
      .click();
    await onPhone.page.getByText('Your session was ended').waitFor({ timeout: 5_000 });
    await phone.context.close();
  });

  test('signing out forgets the person, signing in finds the room again', async () => {
    await alder.send('kept on the server');
    await rowan.message('kept on the server').waitFor();
    await alder.page.getByRole('link', { name: /Settings/ }).click();
    await alder.page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await alder.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await alder.signIn(alderName);
    await alder.open('Garden');
    await alder.message('kept on the server').waitFor();
  });
});
