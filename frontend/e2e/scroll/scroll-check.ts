import { endpoints } from '@parley/dev-env/endpoints';
import type { Browser } from 'playwright-core';
import { App } from '../app.ts';
import { newDevice } from '../browser.ts';
import { randomGesture } from './gestures.ts';
import { newLongRoom } from './long-room.ts';
import { givePainted } from './painted.ts';
import { randomOf } from './random.ts';
import { atRest, watchPlace } from './reading-place.ts';

export interface ScrollCheck {
  messages: number;
  gestures: number;
  seed: number;
  /** More than this is a jump, in px. */
  tolerance: number;
}

/**
 * Makes random gestures in a long room, with usual and with reduced motion and 0 to 500 ms of delay before each page of
 * history, and answers a line for each that moved the first visible message. Throws when older messages stop to come.
 */
export async function findJumps(
  browser: Browser,
  { messages, gestures, seed, tolerance }: ScrollCheck,
): Promise<string[]> {
  const random = randomOf(seed);
  const { room, reader } = await newLongRoom('Long talk', messages, random);
  const { context, page } = await newDevice(browser);
  await givePainted(context);
  // Numbers of their own: how many pages come depends on the machine, and the gestures of a seed must not.
  const delays = randomOf(seed + 1);
  await page.route(/\/api\/messages\/room\//, async route => {
    await new Promise(resolve => setTimeout(resolve, delays.between(0, 500)));
    await route.continue().catch(() => undefined);
  });
  const app = new App(page, endpoints().httpUrl);
  await app.signIn(reader.user.username, reader.password);
  await app.open(room.name ?? '');
  const newest = app.message(`line ${String(messages).padStart(5, '0')}`);
  await newest.waitFor();
  await app
    .inList('Long talk')
    .getByText(/unread/)
    .waitFor({ state: 'detached' });
  // What was read opens at its end, with one page of history: all others have to be fetched.
  await page.reload();
  await newest.waitFor();
  await page.getByRole('log').hover();

  const jumps: string[] = [];
  for (let made = 1; made <= gestures; made++) {
    const gesture = randomGesture(random);
    const reducedMotion = random.oneOf(['reduce', 'no-preference'] as const);
    const name = `${gesture.name}, ${reducedMotion === 'reduce' ? 'reduced' : 'usual'} motion`;
    await page.emulateMedia({ reducedMotion });
    await gesture.make(page);
    await atRest(page);
    const { message, movedBy } = await watchPlace(page).catch((error: unknown) => {
      throw new Error(`Seed ${seed}, gesture ${made} (${name})`, { cause: error });
    });
    if (movedBy > tolerance) jumps.push(`seed ${seed}, gesture ${made} (${name}): ${message} by ${movedBy} px`);
  }
  await context.close();
  return jumps;
}
