import type { Scene } from '@parley/dev-env/previous/walk';
import { App } from '../app.ts';
import { type Company, sees, whileOffline } from './company.ts';
import { group } from './talk.ts';

const last = 'written before the upgrade';
/** What a browser says of a file that is gone, and React of the page in it, which it may miss until the app is loaded again. */
const missing = /net::ERR_FAILED|status of 404|undefined \(reading 'default'\)/;

/** The device with the older app gets the newer one, with all that the older one has stored there. */
export async function upgrade({ checks, older, newer }: Company, { site, today }: Scene): Promise<void> {
  const { page } = older.device;
  await checks.hold('an older app whose files are gone from the gateway loads the newer one by itself', async () => {
    await page.goto(older.app.url);
    await older.app.open(group);
    await whileOffline(
      older,
      async () => {
        await older.app.send(last);
        await older.app.message(last).waitFor();
        site.serve(today.dist);
        const loaded = page.waitForEvent('load');
        await page.getByRole('link', { name: /Settings/ }).click();
        await loaded;
      },
      missing,
    );
  });
  await checks.hold('the newer app finds the session, the conversations, and what was not sent yet', async () => {
    older.app = new App(page, older.app.url);
    await page.goto(older.app.url);
    await older.app.open(group);
    await older.app
      .message(last)
      .getByTitle(/Sent|Delivered|Read/)
      .waitFor();
    await newer.app.page.goto(page.url().replace(older.app.url, newer.app.url));
    await sees(newer, last);
  });
}
