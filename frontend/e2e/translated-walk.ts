import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Walk } from './access-walk.ts';
import { translate } from './translate.ts';
import type { Step } from './walk-step.ts';

/** Goes from screen to screen while a translator rewrites each of them; fails where the way is closed or a part stopped working. */
export async function walkTranslated(browser: Browser, stepsOf: (walk: Walk) => Step[]): Promise<void> {
  const walk = await Walk.begin(browser, { width: 1280, height: 800 });
  const broken: string[] = [];
  for (const [name, go] of stepsOf(walk)) {
    await go().catch((error: Error) => {
      throw new Error(`The way to "${name}" is closed: ${error.message}`);
    });
    const failures = walk.page.getByText(/Something went wrong|stopped working|This can’t be shown/);
    if ((await failures.count()) > 0) broken.push(name);
    await translate(walk.page);
  }
  expect(broken).toEqual([]);
  expect(walk.devices[0].complaints.filter(text => /NotFoundError|not a child/.test(text))).toEqual([]);
  await walk.end();
}
