import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { createSpace, newApp } from '../e2e/space.ts';

const space = `Orchard ${crypto.randomUUID().slice(0, 8)}`;

let browser: Browser;
let ann: App;

beforeAll(async () => {
  browser = await openBrowser();
  ann = await newApp(browser);
  await ann.register('Ann');
  await createSpace(ann, space, 'Team');
  await ann.page.getByRole('heading', { name: 'announcements', level: 1 }).waitFor();
});
afterAll(() => browser.close());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

test('an owner finds what was changed, sees what it was before, and takes the log away as a table', async () => {
  const { page } = ann;
  await press(page, `Menu of ${space}`);
  await page.getByRole('menuitem', { name: 'Space settings' }).click();
  await page.getByLabel('Description').fill('All that grows on trees');
  await press(page, 'Save changes');
  await page.getByText('Saved').waitFor();

  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByText('Ann created the space').waitFor();
  await press(page, 'Details: Ann changed the space');
  await page.getByRole('row', { name: 'Description None All that grows on trees' }).waitFor();

  await page.getByLabel('What happened').selectOption('Space created');
  await page.getByText('Ann changed the space').waitFor({ state: 'detached' });
  await page.getByRole('searchbox', { name: 'Search reasons and names' }).fill('nothing like this');
  await page.getByText('Nothing fits these filters').waitFor();
  await press(page, 'Clear filters');
  await page.getByText('Ann changed the space').waitFor();
  await press(page, 'Details: Ann created the space');
  await press(page, 'Only by Ann');
  await page.getByRole('button', { name: 'Remove the filter “By Ann”' }).waitFor();

  await press(page, 'Export');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Table (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
  expect(await readFile(await file.path(), 'utf8')).toContain('"space.updated"');
  await press(page, 'Remove the filter “By Ann”');
  await page.reload();
  await page.getByText('Ann exported the audit log').waitFor();
});
