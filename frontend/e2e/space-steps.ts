import type { Page } from 'playwright-core';
import type { Step } from './walk-step.ts';

const sections = [
  'overview',
  'roles',
  'channels',
  'members',
  'joining',
  'onboarding',
  'requests',
  'invites',
  'bans',
  'reports',
  'filter',
  'audit',
];

/** Somebody who makes a space and owns it. */
export class SpaceWalk {
  readonly #page: Page;
  readonly #url: string;
  /** The path of the space. */
  #space = '';

  constructor(page: Page, url: string) {
    this.#page = page;
    this.#url = url;
  }

  /** Where the space is, once it was made. */
  get path(): string {
    return this.#space;
  }

  get steps(): Step[] {
    return [...this.#channels(), ...this.#settings(), ...this.#invites()];
  }

  #channels(): Step[] {
    return [
      ['the menu of the rail', () => this.#go('').then(() => this.#menuOf('Add a space'))],
      ['a new space', () => this.#choose('Create a space').then(() => this.#button('Create space').waitFor())],
      ['a channel', () => this.#create()],
      ['members of a space', () => this.#press('Show members').then(() => this.#button(/^Actions for /).waitFor())],
      ['the menu of a member', () => this.#menuOf(/^Actions for /)],
      ['roles of a member', () => this.#choose('Roles').then(() => this.#heading(/^Roles of /).waitFor())],
      ['the channels of a space', () => this.#openSpace()],
      ['the menu of a channel', () => this.#menuOf('Menu of general')],
      ['muting a channel', () => this.#choose('Mute').then(() => this.#heading(/^Mute /).waitFor())],
      ['the channel browser', () => this.#browse()],
      ['a new channel', () => this.#newChannel()],
      ['what a member may do, and why', () => this.#askWhy()],
    ];
  }

  #settings(): Step[] {
    return [
      ...sections.map((name): Step => [`settings of a space: ${name}`, () => this.#openSection(name)]),
      ['a role', () => this.#edit('roles', 'Moderator')],
      ['the space as a role sees it', () => this.#viewAs()],
      ['a channel that is edited', () => this.#edit('channels', 'general')],
    ];
  }

  #invites(): Step[] {
    return [
      ['an invite', () => this.#createInvite()],
      ['the page of an invite', () => this.#openInvite()],
      ['the directory', () => this.#go('/discover').then(() => this.#heading('Discover spaces').waitFor())],
      ['an invite that does not work', () => this.#go('/invite/nowhere').then(() => this.#heading(/./).waitFor())],
    ];
  }

  #go(path: string) {
    return this.#page.goto(`${this.#url}${path}`);
  }

  #button(name: string | RegExp) {
    return this.#page.getByRole('button', { name, exact: true }).first();
  }

  #heading(name: string | RegExp) {
    return this.#page.getByRole('heading', { name }).first();
  }

  #press(name: string | RegExp): Promise<void> {
    return this.#button(name).click();
  }

  async #menuOf(button: string | RegExp): Promise<void> {
    await this.#press(button);
    await this.#page.getByRole('menu').waitFor();
  }

  /** A window with room for both shows the first channel beside the list. */
  async #openSpace(): Promise<void> {
    await this.#go(this.#space);
    await this.#button('Menu of Harbour team').waitFor();
    if ((this.#page.viewportSize()?.width ?? 0) > 768) await this.#heading('announcements').waitFor();
  }

  #choose(entry: string): Promise<void> {
    return this.#page.getByRole('menuitem', { name: entry, exact: true }).click();
  }

  async #create(): Promise<void> {
    await this.#page.getByLabel('Name', { exact: true }).fill('Harbour team');
    await this.#page.getByRole('radio', { name: /^Team/ }).click();
    await this.#press('Create space');
    await this.#heading('announcements').waitFor();
    this.#space = new URL(this.#page.url()).pathname.split('/').slice(0, 3).join('/');
  }

  async #openSection(section: string): Promise<void> {
    await this.#go(`${this.#space}/settings/${section}`);
    await this.#page.locator('#section-title').waitFor();
  }

  async #edit(section: string, name: string): Promise<void> {
    await this.#openSection(section);
    await this.#press(`Edit ${name}`);
    await this.#button('Save changes').waitFor();
  }

  async #browse(): Promise<void> {
    await this.#go(this.#space);
    await this.#press('Menu of Harbour team');
    await this.#choose('Browse channels');
    await this.#button('Leave general').waitFor();
  }

  async #newChannel(): Promise<void> {
    await this.#openSection('channels');
    await this.#press(/^Create channel/);
    await this.#page.getByRole('dialog').waitFor();
  }

  async #askWhy(): Promise<void> {
    await this.#openSection('members');
    await this.#press(/^Actions for /);
    await this.#choose('What may they do, and why?');
    await this.#heading(/^What may /).waitFor();
  }

  async #viewAs(): Promise<void> {
    await this.#edit('roles', 'Moderator');
    await this.#press('View as this role');
    await this.#button('End preview').waitFor();
  }

  async #createInvite(): Promise<void> {
    await this.#openSection('invites');
    await this.#press('Create link');
    await this.#button(/^Revoke the invite /).waitFor();
  }

  async #openInvite(): Promise<void> {
    const label = await this.#button(/^Revoke the invite /).getAttribute('aria-label');
    await this.#go(`/invite/${label?.split(' ').at(-1)}`);
    await this.#heading('Harbour team').waitFor();
  }
}
