import { afterAll, beforeAll, test } from '@jest/globals';
import { newGroup, newPerson, type Person } from '@parley/dev-env/people';
import type { Browser } from 'playwright-core';
import type { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { newApp } from '../e2e/space.ts';

let browser: Browser;
let writer: Person;
let reader: Person;
let theirs: App;
let mine: App;

beforeAll(async () => {
  browser = await openBrowser();
  [writer, reader] = [await newPerson('writer'), await newPerson('reader')];
  await newGroup(writer, [reader], { name: 'Harvest' });
  [theirs, mine] = await Promise.all([signedIn(writer), signedIn(reader)]);
});

afterAll(() => browser.close());

async function signedIn({ user, password }: Person): Promise<App> {
  const app = await newApp(browser);
  await app.signIn(user.username, password);
  return app;
}

test('names and emoji are completed as they are written, by keyboard', async () => {
  const { displayName } = reader.user;
  const { page } = theirs;
  await theirs.open('Harvest');
  const field = page.getByRole('textbox', { name: 'Message Harvest' });
  await field.pressSequentially(`Party :tad`);
  await page.getByRole('option', { name: ':tada:' }).waitFor();
  await field.press('Enter');
  await field.pressSequentially(`for @${displayName.slice(0, 4)}`);
  await page.getByRole('option', { name: displayName }).waitFor();
  await field.press('Tab');
  // An e-mail address calls nobody.
  await field.pressSequentially('by me@exam');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await field.press('Enter');
  await theirs.message(`Party 🎉 for @${displayName} by me@exam`).waitFor();
  await mine.inList('Harvest').getByText('1 mention', { exact: true }).waitFor();
  await mine.open('Harvest');
  await mine.inList('Harvest').getByText('1 mention', { exact: true }).waitFor({ state: 'detached' });
  await mine.page.goto(`${theirs.url}/`);
});

test('who is named by their handle sees that they are meant, and their name stands in the text', async () => {
  const { username, displayName } = reader.user;
  await theirs.open('Harvest');
  await theirs.page
    .getByRole('button', { name: /members/i })
    .first()
    .click();
  await theirs.page.getByRole('button', { name: displayName }).first().waitFor();
  await theirs.page.keyboard.press('Escape');
  await theirs.send(`Will you come, @${username}?`);
  await mine.inList('Harvest').getByText('1 mention', { exact: true }).waitFor();
  // The last words come a moment after the count.
  await mine.inList('Harvest').getByText(`Will you come, @${displayName}?`).waitFor();
  await mine.open('Harvest');
  await mine.message(`Will you come, @${displayName}?`).waitFor();
  await mine.inList('Harvest').getByText('1 mention', { exact: true }).waitFor({ state: 'detached' });
});
