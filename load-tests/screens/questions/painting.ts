import type { Page } from 'playwright-core';
import type { App } from '../../../frontend/e2e/app.ts';
import { openBrowser } from '../../../frontend/e2e/browser.ts';
import { spreadOf } from '../../bench/lib/percentiles.ts';
import type { Question } from '../../bench/lib/question.ts';
import { newPage, rooms, settleIn } from '../lib/rooms.ts';
import { giveStopwatch, timed } from '../lib/stopwatch.ts';

const times = 100;
const goals = { message: 50, room: 100 };
const columns = ['what', 'count', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'];

/** How long one's own message and another room take from the press of a key to the screen. */
export const painting: Question = {
  name: 'painting',
  async ask({ platform, pace }) {
    const browser = await openBrowser();
    try {
      const page = await newPage(browser);
      await giveStopwatch(page.context());
      const app = await settleIn(page, platform.gatewayUrl);
      const count = Math.round(times * pace);
      const sent = spreadOf(await sendOften(app, count));
      const switched = spreadOf(await switchOften(page, app, count));
      const row = (what: string, { count: of, p50, p95, p99, max }: typeof sent) => [what, of, p50, p95, p99, max];
      return {
        title: 'Painting',
        method:
          'From the input event to the task after the frame that shows it. Rooms were open before; Chromium is headless and paints by the processor.',
        figures: [
          { name: 'own message painted, p95', value: sent.p95, unit: 'ms', atMost: goals.message },
          { name: 'room switched, p95', value: switched.p95, unit: 'ms', atMost: goals.room },
        ],
        tables: [{ title: 'Times', columns, rows: [row('own message', sent), row('room', switched)] }],
      };
    } finally {
      await browser.close();
    }
  },
};

async function sendOften(app: App, count: number): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < count; at++) {
    const body = `Message ${at} of the measurement`;
    await app.composer.fill(body);
    found.push(await timed(app.page, '[role=log] article', body, () => app.composer.press('Enter')));
  }
  return found;
}

/** The first switches fetch and compile: they are made before what counts. */
async function switchOften(page: Page, app: App, count: number): Promise<number[]> {
  const found: number[] = [];
  for (const room of rooms) await app.open(room);
  for (let at = 0; at < count; at++) {
    const room = rooms[at % rooms.length] ?? '';
    const isOpen = (await page.getByRole('heading', { name: room, level: 1 }).count()) > 0;
    if (isOpen) continue;
    await app.inList(room).hover();
    found.push(await timed(page, 'main h1', room, () => app.inList(room).click()));
    await page.getByRole('log').getByRole('article').first().waitFor();
  }
  return found;
}
