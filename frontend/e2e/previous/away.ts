import { choose, type Company, expectOrder, sees, whileOffline } from './company.ts';

const mended = { timeout: 30_000 };
const missed = Array.from({ length: 12 }, (_, at) => `missed ${at + 10}`);
const kept = ['kept 1', 'kept 2'];

/** A device without a connection, which comes back. */
export async function away({ checks, older, newer }: Company): Promise<void> {
  await checks.hold('what was written while the older app was offline is there afterwards, in order', async () => {
    await whileOffline(older, async () => {
      await newer.app.send(...missed);
      await newer.app
        .message('missed 21')
        .getByTitle(/Sent|Delivered/, { exact: true })
        .waitFor();
      await choose(newer, 'missed 20', '👍');
      await older.app.send(...kept);
      await older.app.message('kept 2').waitFor();
    });
    await older.app.message('missed 21').waitFor(mended);
    return expectOrder(older, /missed \d{2}/, missed);
  });
  await checks.hold('what the older app wrote meanwhile arrived once, in order', async () => {
    await newer.app.message('kept 2').waitFor(mended);
    await older.app
      .message('kept 2')
      .getByTitle(/Sent|Delivered|Read/, { exact: true })
      .waitFor();
    await sees(newer, ...kept);
    await expectOrder(older, /kept \d/, kept);
    return expectOrder(newer, /kept \d/, kept);
  });
}
