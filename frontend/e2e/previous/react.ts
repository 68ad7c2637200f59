import { choose, type Company, expectOrder, reaction, sees } from './company.ts';

/** What the previous release does not know: a reaction is an event of the room that it was never told of. */
export async function react({ checks, older, newer }: Company): Promise<void> {
  await checks.hold('the newer app reacts; the older one shows the messages unharmed and goes on', async () => {
    await older.app.send('apple 1');
    await sees(newer, 'apple 1');
    await newer.app.send('apple 2');
    for (const body of ['apple 1', 'apple 2']) await choose(newer, body, '👍');
    await newer.app.send('apple 3');
    await sees(older, 'apple 3');
    await older.app.send('apple 4');
    await sees(newer, 'apple 4');
    return expectOrder(older, /apple \d/, apples(4));
  });
  await checks.hold('a message with a reaction is edited by the older app, and keeps the reaction', async () => {
    await older.app.act('apple 1', 'Edit');
    await older.app.send('apple 1, eaten');
    await newer.app.message('apple 1, eaten').getByText('edited').waitFor();
    await reaction(newer.app, 'apple 1, eaten', '👍').waitFor();
  });
  await checks.hold('a reaction that is taken back disturbs the older app no more than one that is given', async () => {
    await reaction(newer.app, 'apple 2', '👍').click();
    await reaction(newer.app, 'apple 2', '👍').waitFor({ state: 'detached' });
    await newer.app.send('apple 5');
    await sees(older, 'apple 5');
    return expectOrder(older, /apple \d/, apples(5));
  });
  await checks.hold('a reload of the older app shows the same', async () => {
    await older.app.page.reload();
    await sees(older, ...apples(5));
    return expectOrder(older, /apple \d/, apples(5));
  });
  await checks.hold('a reload of the newer app shows the same, with what the older one wrote', async () => {
    await newer.app.page.reload();
    await sees(newer, ...apples(5));
    return expectOrder(newer, /apple \d/, apples(5));
  });
}

const apples = (count: number): string[] => Array.from({ length: count }, (_, at) => `apple ${at + 1}`);
