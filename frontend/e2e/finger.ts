import { eventually } from '@parley/dev-env/eventually';
import type { CDPSession, Locator, Page } from 'playwright-core';

interface Point {
  x: number;
  y: number;
}

/** One finger on the screen of a page, as the browser itself hears of it. */
export class Finger {
  readonly #page: Page;
  readonly #session: Promise<CDPSession>;

  constructor(page: Page) {
    this.#page = page;
    this.#session = page.context().newCDPSession(page);
  }

  /** Rests until `seen` is, then is lifted. On a page that has just come it tries again: what answers a finger comes last. */
  async hold(on: Locator, seen: Locator): Promise<void> {
    await eventually(async () => {
      await this.#touch('touchStart', await middleOf(on));
      try {
        await seen.waitFor({ timeout: 2_000 });
      } finally {
        await this.#touch('touchEnd');
      }
    });
  }

  /** Goes from the middle of an element so many pixels across the screen. */
  async swipe(on: Locator, { x, y }: Point): Promise<void> {
    const from = await middleOf(on);
    const steps = 8;
    await this.#touch('touchStart', from);
    for (let step = 1; step <= steps; step += 1) {
      await this.#touch('touchMove', { x: from.x + (x * step) / steps, y: from.y + (y * step) / steps });
      await this.#page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await this.#touch('touchEnd');
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point): Promise<void> {
    const session = await this.#session;
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });
  }
}

async function middleOf(element: Locator): Promise<Point> {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
