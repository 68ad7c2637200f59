import { type Company, expectOrder, sees } from './company.ts';

export const group = 'Orchard';
const read = 'Read';

/** A conversation of two, and one of a group. */
export async function talk(company: Company): Promise<void> {
  await directly(company);
  await inGroup(company);
  await change(company);
  await count(company);
}

async function directly(company: Company): Promise<void> {
  const { checks, older, newer } = company;
  await checks.hold('the older app begins a dm, and both write', async () => {
    await older.app.createDirect(newer.name, newer.username);
    company.dm = new URL(older.app.page.url()).pathname;
    await older.app.send('Hello from before');
    await newer.app.open(older.name);
    await sees(newer, 'Hello from before');
    await newer.app.send('Hello from today');
    await sees(older, 'Hello from today');
  });
  await checks.hold('both see that it was read', async () => {
    await older.app.message('Hello from before').getByTitle(read, { exact: true }).waitFor();
    await newer.app.message('Hello from today').getByTitle(read, { exact: true }).waitFor();
  });
}

async function inGroup({ checks, older, newer, third }: Company): Promise<void> {
  await checks.hold('the newer app makes a group, which the older one lists and opens', async () => {
    await newer.app.createGroup(group, older.username, third.username);
    await older.app.open(group);
    await older.app.message(group).or(older.app.composer).first().waitFor();
  });
  await checks.hold('messages of both are in one order at both', async () => {
    for (const [at, { app }] of [older, newer, older, newer].entries()) {
      await app.send(`turn ${at}`);
      await Promise.all([older, newer].map(member => sees(member, `turn ${at}`)));
    }
    const turns = [0, 1, 2, 3].map(at => `turn ${at}`);
    await expectOrder(newer, /turn \d/, turns);
    return expectOrder(older, /turn \d/, turns);
  });
  await checks.hold('the older app sees who types in the newer one, and the other way round', async () => {
    await newer.app.composer.pressSequentially('Hm');
    await older.app.page.getByRole('main').getByText(`${newer.name} is typing`).waitFor();
    await newer.app.composer.fill('');
    await older.app.composer.pressSequentially('Hm');
    await newer.app.page.getByRole('main').getByText(`${older.name} is typing`).waitFor();
    await older.app.composer.fill('');
  });
}

async function change({ checks, older, newer }: Company): Promise<void> {
  const ways = [
    ['older', older, newer],
    ['newer', newer, older],
  ] as const;
  for (const [age, writer, reader] of ways) {
    await checks.hold(`an edit and a deletion of the ${age} app are seen by the other`, async () => {
      await writer.app.send(`${age} and unfinished`, `${age} and regretted`);
      await sees(reader, `${age} and regretted`);
      // What is not stored yet cannot be changed.
      await writer.app
        .message(`${age} and regretted`)
        .getByTitle(/Delivered|Read/, { exact: true })
        .waitFor();
      await writer.app.act(`${age} and unfinished`, 'Edit');
      await writer.app.send(`${age} and done`);
      await reader.app.message(`${age} and done`).getByText('edited').waitFor();
      await writer.app.act(`${age} and regretted`, 'Delete');
      await writer.app.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await reader.app.message(`${age} and regretted`).waitFor({ state: 'detached' });
      await reader.app.message('This message was deleted').first().waitFor();
    });
  }
}

async function count({ checks, older, newer }: Company): Promise<void> {
  await checks.hold('the older app counts what is unread, and reading it empties the count', async () => {
    await older.app.page.goto(older.app.url);
    await older.app.inList(group).waitFor();
    await newer.app.send('one', 'two', 'three');
    await older.app.inList(group).getByText('3 unread messages').waitFor();
    await older.app.open(group);
    await sees(older, 'three');
    await older.app
      .inList(group)
      .getByText(/unread/)
      .waitFor({ state: 'detached' });
  });
}
