import type { App } from './app.ts';
import type { Step } from './walk-step.ts';

/** A call in the group of the walk, in which somebody shares their screen. */
export class GroupCallWalk {
  readonly #app: App;
  readonly #other: App;

  constructor(app: App, other: App) {
    this.#app = app;
    this.#other = other;
  }

  get steps(): Step[] {
    return [
      ['an ongoing call in a group', () => this.#seeBanner()],
      ['a call of a group', () => this.#app.call.join('voice').then(() => this.#app.call.tile('Rowan').waitFor())],
      ['a shared screen', () => this.#share()],
      ['messages beside a call', () => this.#chat()],
    ];
  }

  async #seeBanner(): Promise<void> {
    for (const app of [this.#app, this.#other]) {
      await app.page.goto(app.url);
      await app.open('Harbour');
    }
    await this.#other.call.start('video');
    await this.#app.page.getByRole('region', { name: 'Ongoing call' }).waitFor();
  }

  async #share(): Promise<void> {
    await this.#other.call.press('Share screen');
    await this.#app.call.tile('Rowan’s screen').locator('video').waitFor();
  }

  /** On a phone it has no place in the bar. */
  async #chat(): Promise<void> {
    const { controls } = this.#app.call;
    const inBar = controls.getByRole('button', { name: 'Show conversation' });
    if (await inBar.isVisible()) await inBar.click();
    else {
      await controls.getByRole('button', { name: 'More', exact: true }).click();
      await this.#app.page.getByRole('menuitem', { name: 'Show conversation' }).click();
    }
    await this.#app.composer.waitFor();
  }
}
