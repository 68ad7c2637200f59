import { randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { CallWindow } from './call-window.ts';

/** What a person does with the app, in the words of the screen. */
export class App {
  readonly page: Page;
  readonly url: string;
  readonly call: CallWindow;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
    this.call = new CallWindow(page);
  }

  /** Creates an account and answers its username; `name` is what others see. */
  async register(name: string): Promise<string> {
    const username = `${name.toLowerCase()}-${randomBytes(4).toString('hex')}`;
    await this.page.goto(`${this.url}/register`);
    await this.page.getByLabel('E-mail').fill(`${username}@example.org`);
    await this.page.getByLabel('Username').fill(username);
    await this.page.getByLabel('Display name').fill(name);
    await this.page.getByLabel('Password', { exact: true }).fill(passwordOf(username));
    await this.page.getByRole('button', { name: 'Create account' }).click();
    await this.page.getByRole('navigation', { name: 'Conversations' }).waitFor();
    return username;
  }

  async signIn(username: string, password = passwordOf(username)): Promise<void> {
    await this.page.goto(`${this.url}/login`);
    await this.page.getByLabel('Username or e-mail').fill(username);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('navigation', { name: 'Conversations' }).waitFor();
  }

  async createGroup(name: string, ...usernames: string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'New conversation' }).first().click();
    await this.page.getByRole('tab', { name: 'Group' }).click();
    await this.page.getByLabel('Group name').fill(name);
    for (const username of usernames) {
      await this.page.getByLabel('Search people by name').fill(username);
      await this.page.getByRole('button', { name: `@${username}` }).click();
    }
    await this.page.getByRole('button', { name: 'Create group' }).click();
    await this.page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  /** Opens the conversation with one person, and creates it where there is none. */
  async createDirect(name: string, username: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New conversation' }).first().click();
    await this.page.getByLabel('Search people by name').fill(username);
    await this.page.getByRole('button', { name: `@${username}` }).click();
    await this.page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  async open(room: string): Promise<void> {
    await this.inList(room).click();
    await this.page.getByRole('heading', { name: room, level: 1 }).waitFor();
  }

  inList(room: string): Locator {
    return this.page.getByRole('navigation').getByRole('link', { name: room });
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^Message |^Editing/ });
  }

  async send(...bodies: string[]): Promise<void> {
    for (const body of bodies) {
      await this.composer.fill(body);
      await this.composer.press('Enter');
    }
  }

  /** A message of the conversation by its text. */
  message(body: string): Locator {
    return this.page.getByRole('log').getByRole('article').filter({ hasText: body });
  }

  /** The texts of the conversation from top to bottom, as far as they are on the screen. */
  async bodies(pattern: RegExp): Promise<string[]> {
    const texts = await this.page.getByRole('log').getByRole('article').allTextContents();
    return texts.flatMap(text => pattern.exec(text)?.[0] ?? []);
  }

  async act(body: string, action: 'Edit' | 'Delete' | 'Copy text' | 'Copy link'): Promise<void> {
    await this.message(body).hover();
    await this.message(body).getByRole('button', { name: 'Message actions' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}

function passwordOf(username: string): string {
  return `a long enough word of ${[...username].reverse().join('')}`;
}
