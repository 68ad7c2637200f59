import type { Page } from 'playwright-core';
import type { Step } from './walk-step.ts';

/** Somebody without an account asks for a link, and opens one that does not work. */
export function resetSteps(page: Page, url: string): Step[] {
  const press = (name: string) => page.getByRole('button', { name }).click();
  const open = (path: string) =>
    page.goto(`${url}${path}`).then(() => page.getByRole('heading', { level: 1 }).waitFor());
  const sendLink = async () => {
    await page.getByLabel('E-mail').fill('alder@example.org');
    await press('Send link');
    await page.getByRole('heading', { name: 'Check your e-mail' }).waitFor();
  };
  const setPassword = async () => {
    await page.getByLabel('New password', { exact: true }).fill('eleven quiet harbours 7');
    await press('Set password');
    await page.getByRole('alert').waitFor();
  };
  return [
    ['a forgotten password', () => open('/forgot')],
    ['a forgotten password, told', sendLink],
    ['a new password', () => open('/reset#token=nobodys')],
    ['a new password, refused', setPassword],
    ['a new password, without its link', () => open('/login').then(() => open('/reset'))],
  ];
}
