import type { Page } from 'playwright-core';
import type { App } from './app.ts';
import { inviteLink } from './space.ts';
import type { Step } from './walk-step.ts';

/** Somebody without an account who comes by a link into a space that welcomes its newcomers. */
export class GuestWalk {
  readonly #app: App;
  readonly #page: Page;
  readonly #space: () => string;

  /** @param space the path of the space, once there is one */
  constructor(owner: App, guest: Page, space: () => string) {
    this.#app = owner;
    this.#page = guest;
    this.#space = space;
  }

  get steps(): Step[] {
    return [
      ['onboarding, as it is written', () => this.#writeRules()],
      ['onboarding, as newcomers see it', () => this.#preview()],
      ['the page of an invite for guests', () => this.#follow(), this.#page],
      ['a guest who is new', () => this.#enter(), this.#page],
      ['a guest in a channel', () => this.#accept(), this.#page],
      ['an account for a guest', () => this.#upgrade(), this.#page],
    ];
  }

  get #owner(): Page {
    return this.#app.page;
  }

  #press(page: Page, name: string) {
    return page.getByRole('button', { name, exact: true }).first().click();
  }

  async #writeRules(): Promise<void> {
    const page = this.#owner;
    await page.goto(`${this.#app.url}${this.#space()}/settings/onboarding`);
    await page.getByLabel('Show it to new members').click();
    await page.getByLabel('Welcome text').fill('Good to have you here.');
    await page.getByLabel('Rules', { exact: true }).fill('Be kind\nNo advertising');
    await this.#press(page, 'Add question');
    await page.getByLabel('Question 1', { exact: true }).fill('What do you like?');
    await page.getByLabel('Answer 1 to question 1', { exact: true }).fill('Chatting');
    await page.getByLabel('Channels of answer 1 to question 1').click();
    await page.getByRole('checkbox', { name: 'random' }).check();
    await this.#press(page, 'Save changes');
    await page.getByText('Saved').first().waitFor();
  }

  async #preview(): Promise<void> {
    await this.#press(this.#owner, 'Preview');
    await this.#owner.getByRole('dialog').waitFor();
  }

  async #follow(): Promise<void> {
    await this.#owner.goto(`${this.#app.url}${this.#space()}`);
    const forGuests = () => this.#owner.getByRole('switch', { name: 'Guests may join with this link' }).click();
    await this.#page.goto(await inviteLink(this.#app, 'Harbour team', forGuests));
    await this.#page.getByLabel('Your name').fill('Juniper');
  }

  async #enter(): Promise<void> {
    await this.#press(this.#page, 'Continue as guest');
    await this.#page.getByRole('dialog', { name: /^Welcome to / }).waitFor();
  }

  async #accept(): Promise<void> {
    await this.#press(this.#page, 'Done');
    await this.#page.getByRole('dialog').waitFor({ state: 'detached' });
    await this.#page.getByText('You’re here as a guest.').waitFor();
  }

  async #upgrade(): Promise<void> {
    await this.#press(this.#page, 'Create account');
    await this.#page.getByRole('dialog').waitFor();
  }
}
