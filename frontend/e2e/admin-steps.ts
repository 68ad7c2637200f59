import type { Page } from 'playwright-core';
import type { App } from './app.ts';
import { makeAdmin } from './make-admin.ts';
import type { Step } from './walk-step.ts';

/** Somebody who asks for the page of admins without the right, and becomes one. */
export class AdminWalk {
  readonly #app: App;
  readonly #username: () => string;

  constructor(app: App, username: () => string) {
    this.#app = app;
    this.#username = username;
  }

  get steps(): Step[] {
    const page = this.#page;
    return [
      ['administration, without the right', () => this.#open().then(() => page.getByText('Only admins of').waitFor())],
      ['administration', () => this.#become()],
      ['a person whom an admin suspends', () => this.#suspend()],
      ['administration: audit log', () => this.#audit()],
    ];
  }

  get #page(): Page {
    return this.#app.page;
  }

  #open() {
    return this.#page.goto(`${this.#app.url}/admin`);
  }

  async #become(): Promise<void> {
    // A sign-in leads back to where it ended, and on a phone the list is only there.
    await this.#page.goto(this.#app.url);
    await makeAdmin(this.#username());
    await this.#page.getByRole('button', { name: 'Sign in' }).waitFor();
    await this.#app.signIn(this.#username());
    await this.#open();
    await this.#page
      .getByRole('button', { name: /^Menu of / })
      .first()
      .waitFor();
  }

  async #suspend(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Menu of Rowan' }).first().click();
    await this.#page.getByRole('menuitem', { name: 'Suspend…' }).click();
    await this.#page.getByLabel('Reason').fill('Sells things');
  }

  async #audit(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page.getByRole('tab', { name: 'Audit log' }).click();
    await this.#page.getByRole('tabpanel').getByRole('listitem').first().waitFor();
  }
}
