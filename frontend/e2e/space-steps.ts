import type { Page } from 'playwright-core';
import type { Step } from './walk-step.ts';

const sections = ['overview', 'roles', 'channels', 'members', 'invites', 'bans', 'audit'];

/** The screens of spaces, for somebody who makes one and owns it. */
export function spaceSteps(page: Page, url: string): Step[] {
  let space = '';
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
  const heading = (name: string | RegExp) => page.getByRole('heading', { name });
  const menuItem = (name: string) => page.getByRole('menuitem', { name, exact: true });

  async function openMenuOfRail(): Promise<void> {
    await page.goto(url);
    await button('Add a space').click();
    await menuItem('Create a space').waitFor();
  }
  async function create(): Promise<void> {
    await page.getByLabel('Name', { exact: true }).fill('Harbour team');
    await page.getByRole('radio', { name: /^Team/ }).click();
    await button('Create space').click();
    await heading('announcements').waitFor();
    space = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  }
  async function rolesOfMember(): Promise<void> {
    await menuItem('Roles').click();
    await heading(/^Roles of /).waitFor();
  }
  async function openSection(section: string): Promise<void> {
    await page.goto(`${url}${space}/settings/${section}`);
    await page.locator('#section-title').waitFor();
  }
  async function edit(section: string, name: string): Promise<void> {
    await openSection(section);
    await button(`Edit ${name}`).click();
    await button('Save changes').waitFor();
  }
  async function createInvite(): Promise<void> {
    await openSection('invites');
    await button('Create link').click();
    await button(/^Revoke the invite /).waitFor();
  }
  async function openInvite(): Promise<void> {
    const label = await button(/^Revoke the invite /).getAttribute('aria-label');
    await page.goto(`${url}/invite/${label?.split(' ').at(-1)}`);
    await heading('Harbour team').waitFor();
  }
  return [
    ['the menu of the rail', openMenuOfRail],
    ['a new space', () => menuItem('Create a space').click().then(() => button('Create space').waitFor())],
    ['a channel', create],
    ['members of a space', () => button('Show members').click().then(() => button(/^Actions for /).waitFor())],
    ['the menu of a member', () => button(/^Actions for /).click().then(() => menuItem('Roles').waitFor())],
    ['roles of a member', rolesOfMember],
    ['the channels of a space', () => page.goto(`${url}${space}`).then(() => button('Menu of Harbour team').waitFor())],
    ...sections.map((name): Step => [`settings of a space: ${name}`, () => openSection(name)]),
    ['a role', () => edit('roles', 'Moderator')],
    ['a channel that is edited', () => edit('channels', 'general')],
    ['an invite', createInvite],
    ['the page of an invite', openInvite],
    ['an invite that does not work', () => page.goto(`${url}/invite/nowhere`).then(() => page.getByRole('heading').waitFor())],
  ];
}
