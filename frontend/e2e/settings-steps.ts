import type { Page } from 'playwright-core';
import type { Step } from './walk-step.ts';

/** Further down on the page than a window is high. */
const parts = ['Status', 'Notifications', 'Calls', 'Privacy', 'Where you’re signed in', 'Keyboard shortcuts'];

export function settingsSteps(page: Page, url: string): Step[] {
  const open = async () => {
    await page.goto(`${url}/settings`);
    await page.getByText('This device', { exact: true }).waitFor();
  };
  const show = (part: string) =>
    page.getByRole('heading', { name: part, level: 2 }).evaluate(heading => heading.scrollIntoView({ block: 'start' }));
  const change = async () => {
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('dialog').waitFor();
  };
  return [
    ['settings', open],
    ...parts.map((part): Step => [`settings: ${part}`, () => show(part)]),
    ['a change of the password', change],
  ];
}
