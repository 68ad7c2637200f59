import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';
import { newPair, type Pair } from '../e2e/pair.ts';

let browser: Browser;
let pair: Pair;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

/** One pair of people for all tests of a group of tests; each test has texts of its own. */
function sharePair(): void {
  beforeAll(async () => {
    pair = await newPair(browser, 'Garden');
  });
  afterAll(() => pair.close());
}

describe('two people in two browsers', () => {
  sharePair();

  test('talk both ways and see how far each message has come', async () => {
    const { alder, rowan, devices } = pair;
    await alder.send('The seeds are here');
    await rowan.message('The seeds are here').waitFor();
    await rowan.send('Then we plant');
    await alder.message('Then we plant').waitFor();
    await alder.message('The seeds are here').getByTitle('Read', { exact: true }).waitFor();
    expect(devices.map(device => device.complaints)).toEqual([[], []]);
  });

  test('edit and delete their own messages', async () => {
    const { alder, rowan } = pair;
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
    const { alder } = pair;
    await alder.send('First words');
    await alder
      .message('First words')
      .getByTitle(/Delivered|Read/, { exact: true })
      .waitFor();
    await alder.composer.press('ArrowUp');
    await alder.page.getByText('Editing a message').waitFor();
    expect(await alder.composer.inputValue()).toBe('First words');
    await alder.composer.press('Escape');
    expect(await alder.composer.inputValue()).toBe('');
  });

  test('see each other type, and nobody types for ever', async () => {
    const { alder, rowan } = pair;
    await alder.composer.pressSequentially('Hm');
    await rowan.page.getByRole('main').getByText('Alder is typing').waitFor();
    await rowan.page.getByRole('main').getByText('Alder is typing').waitFor({ state: 'hidden' });
  });

  test('count what is unread, and reading it empties the count', async () => {
    const { alder, rowan } = pair;
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
    // The mark may have been on its way when the page went: it is sent after the reload.
    await rowan
      .inList('Garden')
      .getByText(/unread/)
      .waitFor({ state: 'detached' });
  });
});

describe('days when the network is away', () => {
  sharePair();

  test('what was written survives a reload and arrives once, in order', async () => {
    const { alder, rowan, devices } = pair;
    await alder.send('before');
    await rowan.message('before').waitFor();
    const { network } = devices[0];
    await network.cut();
    await alder.send('while away 1', 'while away 2', 'while away 3');
    await alder.message('while away 3').waitFor();
    await alder.page.reload();
    await alder.message('while away 3').getByTitle('Waiting for a connection').waitFor();
    await network.mend();
    await rowan.message('while away 3').waitFor();
    await alder
      .message('while away 3')
      .getByTitle(/Sent|Delivered|Read/, { exact: true })
      .waitFor();
    const inOrder = ['while away 1', 'while away 2', 'while away 3'];
    expect(await rowan.bodies(/while away \d/)).toEqual(inOrder);
    expect(await alder.bodies(/while away \d/)).toEqual(inOrder);
  });

  test('what others wrote meanwhile is there afterwards, once and in order', async () => {
    const { alder, rowan, devices } = pair;
    const { network } = devices[0];
    await network.cut();
    const bodies = Array.from({ length: 12 }, (_, index) => `missed ${index + 10}`);
    await rowan.send(...bodies);
    await rowan
      .message('missed 21')
      .getByTitle(/Sent|Delivered/, { exact: true })
      .waitFor();
    await network.mend();
    await alder.message('missed 21').waitFor();
    expect(await alder.bodies(/missed \d{2}/)).toEqual(bodies);
  });

  test('two tabs send what one of them queued only once', async () => {
    const { alder, rowan, devices } = pair;
    const second = new App(await devices[0].context.newPage(), alder.url);
    await second.page.goto(alder.page.url());
    await second.composer.waitFor();
    const { network } = devices[0];
    await network.cut();
    await alder.send('from the first tab');
    await second.message('from the first tab').waitFor();
    await network.mend();
    await rowan.message('from the first tab').waitFor();
    await rowan.send('and an answer');
    await second.message('and an answer').waitFor();
    expect(await rowan.message('from the first tab').count()).toBe(1);
    expect(await second.message('from the first tab').count()).toBe(1);
  });
});

describe('sessions', () => {
  sharePair();

  test('a device that is signed out elsewhere leaves at once', async () => {
    const { alder, username } = pair;
    const phone = await newDevice(browser);
    const onPhone = new App(phone.page, alder.url);
    await onPhone.signIn(username);
    await onPhone.open('Garden');
    await alder.page.getByRole('link', { name: /Settings/ }).click();
    await alder.page
      .getByRole('button', { name: /^Sign out .+/ })
      .first()
      .click();
    await onPhone.page.getByText('You’ve been signed out on this device').waitFor();
    await phone.context.close();
  });

  test('signing out forgets the person, signing in finds the room again', async () => {
    const { alder, rowan, username } = pair;
    await alder.open('Garden');
    await alder.send('kept on the server');
    await rowan.message('kept on the server').waitFor();
    await alder.page.getByRole('link', { name: /Settings/ }).click();
    await alder.page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await alder.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await alder.signIn(username);
    await alder.open('Garden');
    await alder.message('kept on the server').waitFor();
  });
});
