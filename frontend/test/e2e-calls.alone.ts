import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dataDir } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { Stack } from '@parley/dev-env/stack';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { heardSince, listenFor } from '../e2e/call-ear.ts';
import { type Guest, inviteGuests } from '../e2e/call-party.ts';
import { expectMedia, mediaOf, tracksThatArrive } from '../e2e/call-probe.ts';
import { LossyPath } from '../e2e/lossy-path.ts';

/** Four browsers that code video on a busy machine: slow is not wrong. */
const slow = 300_000;
/** A silence that is no hiccup of a busy machine, in milliseconds; `npm run bench:calls` measures how long it really is. */
const gap = 1_000;

let browser: Browser;
let alder: Guest, rowan: Guest, hazel: Guest, linden: Guest;
let lindensPath: LossyPath;

beforeAll(async () => {
  browser = await openBrowser();
  [alder, rowan, hazel, linden] = (await inviteGuests(browser, 'Alder', 'Rowan', 'Hazel', 'Linden')) as [
    Guest,
    Guest,
    Guest,
    Guest,
  ];
  lindensPath = new LossyPath();
  await lindensPath.lead(linden.app.page);
}, slow);

afterAll(async () => {
  await browser?.close();
  lindensPath?.close();
});

/** Each of them sees and hears all the others, whose media really flows. */
async function expectTogether(...guests: Guest[]): Promise<void> {
  await Promise.all(
    guests.map(guest =>
      expectOthers(
        guest,
        guests.filter(other => other !== guest),
      ),
    ),
  );
}

async function expectOthers({ app, name }: Guest, others: Guest[]): Promise<void> {
  try {
    for (const other of others) await app.call.sees(other.name);
    await expectMedia(app.page, others.length, others.length);
  } catch (cause) {
    const tiles = await app.call.tiles.evaluateAll(all =>
      all.map(tile => `${tile.ariaLabel}${tile.querySelector('video') ? ' with a picture' : ''}`),
    );
    const media = await Promise.all(
      [alder, rowan, hazel, linden].map(async guest => [guest.name, ...(await mediaOf(guest.app.page))].join('\n  ')),
    );
    throw new Error(`${name} misses somebody; the tiles: ${tiles.join(' | ')}\n${media.join('\n')}`, { cause });
  }
}

/** Leaves the call and joins it again, with new connections. */
async function comeAgain({ app }: Guest): Promise<void> {
  await app.call.leave();
  await app.open('Orchard');
  await app.call.join();
}

/** Kills every media worker there is: the call cannot just go on at another one. */
async function killMediaWorkers(): Promise<void> {
  const nodes = (await new Stack(dataDir()).processes()).filter(({ name }) => name.startsWith('video-'));
  const pids = nodes.flatMap(({ pid }) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' '));
  expect(pids.length).toBeGreaterThanOrEqual(nodes.length);
  for (const pid of pids.map(Number)) process.kill(pid, 'SIGKILL');
}

test(
  'a call in a dm rings, is answered with a camera, both see and hear each other, and the controls fade over the picture',
  async () => {
    await alder.app.createDirect('Rowan', rowan.username);
    await alder.app.call.start();
    await rowan.app.call.ringing.waitFor();
    await rowan.app.call.answer();
    await expectTogether(alder, rowan);
    const { page } = alder.device;
    const isFaded = (opacity: string) =>
      eventually(async () =>
        expect(await alder.app.call.controls.evaluate(bar => getComputedStyle(bar.parentElement ?? bar).opacity)).toBe(
          opacity,
        ),
      );
    await page.mouse.move(400, 300);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await isFaded('0');
    await page.mouse.move(410, 310);
    await isFaded('1');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await rowan.app.call.leave();
    await alder.app.call.leave();
  },
  slow,
);

describe('a call of a group', () => {
  beforeAll(async () => {
    await alder.app.createGroup('Orchard', rowan.username, hazel.username, linden.username);
    for (const { app } of [rowan, hazel, linden]) await app.open('Orchard');
  }, slow);

  test(
    'begins directly between two',
    async () => {
      await alder.app.call.start();
      await rowan.app.call.join();
      await expectTogether(alder, rowan);
    },
    slow,
  );

  test(
    'goes over to our server with the third, and nobody hears a gap',
    async () => {
      await listenFor(alder.app.page, rowan.hum);
      await hazel.app.call.join();
      await expectTogether(alder, rowan, hazel);
      const heard = await heardSince(alder.app.page);
      console.info('to the SFU:', heard);
      expect(heard.longestSilence).toBeLessThan(gap);
    },
    slow,
  );

  test(
    'has place for a fourth, who sees a shared screen',
    async () => {
      await linden.app.call.join();
      await expectTogether(alder, rowan, hazel, linden);
      await rowan.app.call.press('Share screen');
      await linden.app.call.sees('Rowan’s screen', 2);
      await rowan.app.call.press('Stop sharing');
      await linden.app.call.tile('Rowan’s screen').waitFor({ state: 'detached' });
    },
    slow,
  );

  test(
    'goes on when one packet in twenty is lost',
    async () => {
      lindensPath.isOpen = true;
      await comeAgain(linden);
      await expectMedia(linden.app.page, 3, 1);
      lindensPath.lose(0.05);
      await listenFor(linden.app.page, rowan.hum);
      await linden.app.page.waitForTimeout(5_000);
      // How many pictures fit through is for the platform to find out; voices come first.
      await expectMedia(linden.app.page, 3, 1);
      const heard = await heardSince(linden.app.page);
      console.info('with 5 % loss:', heard, lindensPath.lost, 'packets lost');
      lindensPath.isOpen = false;
      await comeAgain(linden);
      await expectTogether(alder, rowan, hazel, linden);
      expect(lindensPath.lost).toBeGreaterThan(20);
      expect(heard.longestSilence).toBeLessThan(gap);
    },
    slow,
  );

  test(
    'goes on when a socket is lost, under the same seat',
    async () => {
      const interruption = hazel.app.page.getByText('Connection interrupted');
      const before = await tracksThatArrive(hazel.app.page);
      await hazel.device.network.cut();
      await interruption.waitFor();
      await hazel.device.network.mend();
      await interruption.waitFor({ state: 'detached' });
      await expectTogether(alder, rowan, hazel, linden);
      // Who has to build their media again gets other tracks.
      expect(await tracksThatArrive(hazel.app.page)).toEqual(before);
    },
    slow,
  );

  test(
    'can be ended for one by who made the group',
    async () => {
      await alder.app.call.act('Linden', 'Remove from the call');
      await alder.app.page.getByRole('button', { name: 'Remove from the call' }).click();
      await linden.app.page.getByText('You were removed from the call').waitFor();
      await alder.app.call.tile('Linden').waitFor({ state: 'detached' });
      await expectTogether(alder, rowan, hazel);
    },
    slow,
  );

  test(
    'comes back when all media workers die',
    async () => {
      const killedAt = Date.now();
      await listenFor(alder.app.page, rowan.hum);
      await killMediaWorkers();
      await expectTogether(alder, rowan, hazel);
      const { longestSilence } = await heardSince(alder.app.page);
      console.info('workers killed: all together after', Date.now() - killedAt, 'ms, silence', longestSilence);
    },
    slow,
  );

  test(
    'goes back to direct connections when two are left, and nobody hears a gap',
    async () => {
      await listenFor(alder.app.page, rowan.hum);
      await hazel.app.call.leave();
      await alder.app.page.waitForTimeout(12_000);
      await expectTogether(alder, rowan);
      const heard = await heardSince(alder.app.page);
      console.info('back to direct:', heard);
      expect(heard.longestSilence).toBeLessThan(gap);
      await rowan.app.call.leave();
      await alder.app.call.leave();
    },
    slow,
  );
});
