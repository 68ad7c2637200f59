import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dataDir } from '@parley/dev-env/endpoints';
import { Stack } from '@parley/dev-env/stack';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { heardSince, listenFor } from '../e2e/call-ear.ts';
import { type Guest, inviteGuests } from '../e2e/call-party.ts';
import { expectMedia } from '../e2e/call-probe.ts';

/** Four browsers that code video on a busy machine: slow is not wrong. */
const slow = 300_000;
/** Milliseconds of silence that one does not hear as a gap, with what a busy machine adds. */
const gap = 300;

let browser: Browser;
let alder: Guest, rowan: Guest, hazel: Guest, linden: Guest;

beforeAll(async () => {
  browser = await openBrowser();
  [alder, rowan, hazel, linden] = (await inviteGuests(browser, 'Alder', 'Rowan', 'Hazel', 'Linden')) as [
    Guest,
    Guest,
    Guest,
    Guest,
  ];
}, slow);

afterAll(() => browser.close());

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
    throw new Error(`${name} misses somebody; the tiles: ${tiles.join(' | ')}`, { cause });
  }
}

/** Kills the media workers of the video node. */
async function killMediaWorkers(): Promise<void> {
  const video = (await new Stack(dataDir()).processes()).find(({ name }) => name === 'video-1');
  const children = execFileSync('pgrep', ['-P', String(video?.pid)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  for (const pid of children.map(Number)) process.kill(pid, 'SIGKILL');
}

test(
  'a call in a dm rings, is answered with a camera, and both see and hear each other',
  async () => {
    await alder.app.createDirect('Rowan', rowan.username);
    await alder.app.call.start();
    await rowan.app.call.ringing.waitFor();
    await rowan.app.call.answer();
    await expectTogether(alder, rowan);
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
      await linden.app.call.sees('Screen of Rowan', 2);
      await rowan.app.call.press('Stop sharing');
      await linden.app.call.tile('Screen of Rowan').waitFor({ state: 'detached' });
    },
    slow,
  );

  test(
    'goes on when a socket is lost, under the same seat',
    async () => {
      await hazel.device.network.cut();
      await hazel.app.page.getByText('The connection was interrupted').waitFor();
      await expectMedia(hazel.app.page, 3, 3);
      await hazel.device.network.mend();
      await hazel.app.page.getByText('The connection was interrupted').waitFor({ state: 'detached', timeout: 40_000 });
      await expectTogether(alder, rowan, hazel, linden);
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
    'comes back when the media workers die',
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
