import type { Walk } from '@parley/dev-env/previous/walk';
import { openBrowser } from '../browser.ts';
import { arrive } from './arrive.ts';
import { away } from './away.ts';
import { call } from './call.ts';
import { type Company, gather } from './company.ts';
import { react } from './react.ts';
import { talk } from './talk.ts';
import { upgrade } from './upgrade.ts';

/** Somebody with the web app of the previous release lives beside people with that of today. */
export const walk: Walk = async scene => {
  const browser = await openBrowser();
  try {
    const company = await gather(browser, scene);
    for (const part of [arrive, talk, react, away, call]) await part(company);
    await upgrade(company, scene);
    await listen(company);
  } finally {
    await browser.close();
  }
};

/** Up to 0.4 a page asked for a session also where none could be. */
const firstQuestion = /status of 401/;

async function listen({ checks, older, newer, third }: Company): Promise<void> {
  await checks.hold('no page complained', async () => {
    const said = [older, newer, third].flatMap(({ name, device }) => device.complaints.map(text => `${name}: ${text}`));
    const unexpected = said.filter(text => !firstQuestion.test(text));
    if (unexpected.length === 0) return 'three empty consoles';
    const lines = [...Map.groupBy(unexpected, text => text)].map(([text, same]) => `${same.length} × ${text}`);
    throw new Error(lines.join('\n'));
  });
}
