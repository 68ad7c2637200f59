import { expectMedia, remoteDescriptions } from '../call-probe.ts';
import type { Company, Member } from './company.ts';
import { group } from './talk.ts';

/** Calls between the two web apps: directly, and over the server with a third. */
export async function call(company: Company): Promise<void> {
  await ofTwo(company);
  await ofThree(company);
}

async function ofTwo({ checks, older, newer, dm }: Company): Promise<void> {
  await checks.hold('the older app rings the newer one, which answers; both see and hear each other', async () => {
    await older.app.page.goto(`${older.app.url}${dm}`);
    await older.app.call.start();
    await newer.app.call.ringing.waitFor();
    await newer.app.call.answer();
    return expectTogether(older, newer);
  });
  await checks.hold('the older app is loaded again in the middle of it, and joins again', async () => {
    await older.app.page.goto(`${older.app.url}${dm}`);
    await newer.app.call.tile(older.name).waitFor({ state: 'detached' });
    await older.app.call.join();
    return expectTogether(older, newer);
  });
  await checks.hold('both leave, and the call has a line in the conversation of both', async () => {
    await older.app.call.leave();
    await newer.app.call.leave();
    for (const { app } of [older, newer]) {
      await app.page.goto(`${app.url}${dm}`);
      await app.page.getByRole('log').getByText(/call/i).last().waitFor();
    }
  });
  await checks.hold('the newer app rings the older one, which answers', async () => {
    await newer.app.call.start();
    await older.app.call.ringing.waitFor();
    await older.app.call.answer();
    const found = await expectTogether(older, newer);
    await newer.app.call.leave();
    await older.app.call.leave();
    return found;
  });
}

async function ofThree({ checks, older, newer, third }: Company): Promise<void> {
  await checks.hold('a call of three goes over the server, for the older app too', async () => {
    for (const { app } of [older, newer, third]) {
      await app.page.goto(app.url);
      await app.open(group);
    }
    await newer.app.call.start();
    await older.app.call.join();
    await third.app.call.join();
    const found = await expectTogether(older, newer, third);
    const { page } = older.app;
    // The server needs no checks of its own (ICE lite), which a browser at the other end never says.
    const ends = await remoteDescriptions(page);
    if (!ends.some(end => end.includes('a=ice-lite'))) throw new Error('the older app has no connection to the server');
    for (const { app } of [older, newer, third]) await app.call.leave();
    return found;
  });
}

/** Everybody's sounds and pictures arrive at all the others. */
async function expectTogether(...members: Member[]): Promise<string> {
  const others = members.length - 1;
  for (const { app, name } of members) {
    for (const other of members) if (other.name !== name) await app.call.sees(other.name);
    await expectMedia(app.page, others, others);
  }
  return `${others} sounds and pictures at each of ${members.length}`;
}
