import type { Browser, Page } from 'playwright-core';
import { endpoints } from '@parley/dev-env/endpoints';
import { AdminWalk } from './admin-steps.ts';
import { App } from './app.ts';
import { type Device, newDevice } from './browser.ts';
import { GroupCallWalk } from './group-call-steps.ts';
import { GuestWalk } from './guest-steps.ts';
import { referenceSteps } from './reference-steps.ts';
import { resetSteps } from './reset-steps.ts';
import { settingsSteps } from './settings-steps.ts';
import { SpaceWalk } from './space-steps.ts';
import { untilLoaded } from './until-loaded.ts';
import type { Step } from './walk-step.ts';

/** The size of a window. */
export interface Size {
  width: number;
  height: number;
}

export const themes = ['light', 'dark'] as const;

/** One screen or state, as it is before somebody's eyes. */
export interface Screen {
  name: string;
  page: Page;
  theme: (typeof themes)[number];
}

/** Somebody who walks through the whole app, somebody else who writes to them and calls them, and a guest of theirs. */
export class Walk {
  readonly app: App;
  readonly other: App;
  readonly devices: [Device, Device, Device];
  #otherName = '';
  #ownName = '';
  readonly #space: SpaceWalk;

  private constructor(devices: [Device, Device, Device]) {
    this.devices = devices;
    const { httpUrl } = endpoints();
    this.app = new App(devices[0].page, httpUrl);
    this.other = new App(devices[1].page, httpUrl);
    this.#space = new SpaceWalk(this.page, httpUrl);
  }

  static async begin(browser: Browser, size: Size): Promise<Walk> {
    const walk = new Walk([await newDevice(browser), await newDevice(browser), await newDevice(browser)]);
    for (const page of [walk.page, walk.devices[2].page]) await page.setViewportSize(size);
    walk.#otherName = await walk.other.register('Rowan');
    return walk;
  }

  /** Goes to every screen, and lets it be seen in both themes. */
  async visit(see: (screen: Screen) => Promise<void>): Promise<void> {
    for (const [name, go, page = this.page] of [...this.steps, ...this.#further]) {
      await go().catch((cause: unknown) => {
        throw new Error(`The walk does not come to "${name}"`, { cause });
      });
      await untilLoaded(page);
      for (const theme of themes) {
        // Fading things would be judged by the colour of a moment.
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await see({ name, page, theme });
      }
    }
  }

  get page(): Page {
    return this.devices[0].page;
  }

  async end(): Promise<void> {
    for (const { context } of this.devices) await context.close();
  }

  /** The screens of every day, in an order in which each leads to the next. */
  get steps(): Step[] {
    return [...this.#ofOneself, ...this.#space.steps, ...this.#calls()];
  }

  /** The same without spaces. */
  get withoutSpaces(): Step[] {
    return [...this.#ofOneself, ...this.#calls()];
  }

  get #ofOneself(): Step[] {
    return [...this.#beforeSignIn(), ...this.#list(), ...this.#conversation(), ...this.#settings()];
  }

  /** The others, which come after those. */
  get #further(): Step[] {
    const { app, other, page } = this;
    return [
      ['the call check, done', () => this.#checkCalls()],
      ...new GroupCallWalk(app, other).steps,
      ...new GuestWalk(app, this.devices[2].page, () => this.#space.path).steps,
      ...referenceSteps(page, app.url),
      ...resetSteps(page, app.url),
      ...new AdminWalk(app, () => this.#ownName).steps,
    ];
  }

  #beforeSignIn(): Step[] {
    const { app, page } = this;
    return [
      ['sign in', () => page.goto(`${app.url}/login`).then(() => this.#button('Sign in').waitFor())],
      ['sign in, left empty', () => this.#press('Sign in')],
      ['sign in, refused', () => this.#signInWrongly()],
      ['register', () => page.goto(`${app.url}/register`).then(() => this.#button('Create account').waitFor())],
      ['register, left empty', () => this.#press('Create account')],
      ['no such page', () => page.goto(`${app.url}/nowhere`).then(() => page.getByRole('heading').waitFor())],
    ];
  }

  #list(): Step[] {
    const { page } = this;
    return [
      ['first run', () => this.#register()],
      ['the quick switcher, without a match', () => this.#switchTo('nobody of that name')],
      ['a new conversation', () => this.#escape().then(() => this.#createConversation())],
      [
        'people found',
        () =>
          page
            .getByLabel('Search people by name')
            .fill(this.#otherName)
            .then(() => this.#found().waitFor()),
      ],
      ['a new group', () => page.getByRole('tab', { name: 'Group' }).click()],
      ['public groups', () => page.getByRole('tab', { name: 'Discover' }).click()],
      ['a new conversation with a person', () => this.#writeToOther()],
    ];
  }

  #conversation(): Step[] {
    const { app, page } = this;
    return [
      ['messages', () => this.#talk()],
      ['the menu of a message', () => this.#openMenu()],
      ['the question before deleting', () => this.#dialogOf('Delete')],
      ['an edit', () => this.#escape().then(() => app.act('the first', 'Edit'))],
      ['the card of a person', () => this.#escape().then(() => this.#card())],
      ['the list', () => this.#escape().then(() => this.#home())],
      ['a group', () => app.createGroup('Harbour', this.#otherName)],
      ['settings of a group', () => this.#press('Conversation menu').then(() => this.#dialogOf('Group settings'))],
      [
        'its members',
        () =>
          this.#escape()
            .then(() => this.#press('Show members'))
            .then(() => page.getByText('Owner').first().waitFor()),
      ],
      ['its menu', () => this.#hideMembers().then(() => this.#menuOf('Conversation menu'))],
      ['adding people', () => this.#dialogOf('Add people')],
      ['the question before leaving', () => this.#askToLeave()],
      ['a conversation that is not there', () => this.#unknownRoom()],
      ['offline, with a message that waits', () => this.#offline()],
    ];
  }

  #settings(): Step[] {
    const { app, page } = this;
    return [
      [
        'the list, with unread messages',
        () =>
          this.#online()
            .then(() => this.#unread())
            .then(() => this.#home()),
      ],
      ['the quick switcher', () => this.#switcher()],
      ['text that another app shares', () => this.#share()],
      ...settingsSteps(page, app.url),
      [
        'the call check',
        () => page.goto(`${app.url}/call-check`).then(() => this.#button('Start the check').waitFor()),
      ],
    ];
  }

  #calls(): Step[] {
    const { app, other } = this;
    return [
      ['the lobby of a call', () => this.#lobby()],
      ['nobody has answered yet', () => app.call.enter().then(() => app.call.sees('You', 1))],
      ['a call', () => other.call.answer('voice').then(() => app.call.tile('Rowan').waitFor())],
      ['the menu of a call', () => this.#menuOf('More')],
      ['devices', () => this.#dialogOf('Devices and settings')],
      ['connection stats', () => this.#stats()],
      ['the menu of a person', () => this.#personMenu()],
      ['the call beside a conversation', () => this.#minimise()],
      ['the end of a call', () => this.#endCall()],
      ['somebody calls', () => this.#ring()],
      [
        'a call that was declined',
        // Its line is kept back: the call before has one, and nobody came.
        () => app.call.decline().then(() => app.call.ringing.waitFor({ state: 'detached' })),
      ],
    ];
  }

  #button(name: string) {
    return this.page.getByRole('button', { name, exact: true }).first();
  }

  #press(name: string): Promise<void> {
    return this.#button(name).click();
  }

  async #menuOf(button: string): Promise<void> {
    await this.#press(button);
    await this.page.getByRole('menu').waitFor();
  }

  async #createConversation(): Promise<void> {
    await this.#press('New conversation');
    await this.page.getByRole('dialog').waitFor();
  }

  /** What an entry of the open menu leads to; its code comes when it is first wanted. */
  async #dialogOf(entry: string): Promise<void> {
    await this.page.getByRole('menuitem', { name: entry }).click();
    await this.page.getByRole('dialog').waitFor();
  }

  #escape(): Promise<void> {
    return this.page.keyboard.press('Escape');
  }

  #found() {
    return this.page.getByRole('button', { name: `@${this.#otherName}` });
  }

  async #signInWrongly(): Promise<void> {
    await this.page.getByLabel('Username or e-mail').fill(this.#otherName);
    await this.page.getByLabel('Password', { exact: true }).fill('not the one');
    await this.#press('Sign in');
    await this.page.getByText('don’t match').waitFor();
  }

  async #register(): Promise<void> {
    this.#ownName = await this.app.register('Alder');
    await this.page
      .getByRole('heading', { name: /^Welcome/ })
      .first()
      .waitFor();
  }

  async #switchTo(text: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('combobox').fill(text);
    await this.page.getByText('No matches').waitFor();
  }

  async #writeToOther(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Message' }).click();
    await this.page.getByLabel('Search people by name').fill(this.#otherName);
    await this.#found().click();
    await this.page.getByRole('heading', { name: 'Rowan', level: 1 }).waitFor();
  }

  async #talk(): Promise<void> {
    await this.app.send('the first', 'The timetable is at https://example.org and on the wall.');
    await this.other.open('Alder');
    await this.other.send(
      'Good morning! The boat leaves at **half past nine**.',
      '1. coffee\n2. bread\n3. `rope`',
      'an answer',
    );
    await this.app.message('an answer').waitFor();
    await this.app
      .inList('Rowan')
      .getByText(/unread/)
      .waitFor({ state: 'detached' });
  }

  async #openMenu(): Promise<void> {
    await this.app.message('the first').hover();
    await this.app.message('the first').getByRole('button', { name: 'Message actions' }).click();
    await this.page.getByRole('menuitem', { name: 'Edit' }).waitFor();
  }

  async #home(): Promise<void> {
    await this.page.goto(this.app.url);
    await this.app.inList('Rowan').waitFor();
  }

  async #card(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).getByRole('button').click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Block' }).waitFor();
  }

  /** On a narrow window they cover the conversation. */
  async #hideMembers(): Promise<void> {
    if (await this.page.getByRole('dialog').isVisible()) await this.#escape();
    else await this.#press('Hide members');
  }

  async #askToLeave(): Promise<void> {
    await this.#escape();
    await this.#press('Conversation menu');
    await this.page.getByRole('menuitem', { name: 'Leave group' }).click();
    await this.page.getByRole('dialog').waitFor();
  }

  async #unknownRoom(): Promise<void> {
    await this.page.goto(`${this.app.url}/rooms/00000000-0000-7000-8000-000000000000`);
    await this.page.getByText('Conversation not found').waitFor();
  }

  async #offline(): Promise<void> {
    await this.#home();
    await this.app.open('Rowan');
    await this.devices[0].network.cut();
    await this.app.send('for later');
    await this.page.getByText('1 message waiting').waitFor();
  }

  /** What is written while something else is open. */
  async #unread(): Promise<void> {
    await this.page.goto(`${this.app.url}/call-check`);
    await this.other.send('Shall we meet at the harbour?', 'I bring the map.');
  }

  async #switcher(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('combobox').fill('row');
    await this.page.getByRole('option').first().waitFor();
  }

  async #share(): Promise<void> {
    await this.page.goto(`${this.app.url}/share?title=Tides&text=High%20water%20at%20half%20past%20nine`);
    await this.page.getByText('High water').waitFor();
  }

  async #checkCalls(): Promise<void> {
    await this.page.goto(`${this.app.url}/call-check`);
    await this.#press('Start the check');
    await this.#button('Check again').waitFor();
  }

  async #online(): Promise<void> {
    await this.devices[0].network.mend();
    await this.other.message('for later').waitFor();
  }

  async #lobby(): Promise<void> {
    await this.#home();
    await this.app.open('Rowan');
    await this.#press('Video call');
    const picture = this.app.call.lobby.locator('video');
    await picture.waitFor();
    await this.page.waitForFunction(video => (video as HTMLVideoElement).readyState > 1, await picture.elementHandle());
  }

  async #stats(): Promise<void> {
    await this.#escape();
    await this.#press('More');
    await this.page.getByRole('menuitem', { name: 'Connection stats' }).click();
    await this.page.getByText('Round trip').waitFor();
  }

  async #personMenu(): Promise<void> {
    // On a phone the figures lie over the people.
    await this.page.getByRole('complementary', { name: 'Connection stats' }).getByRole('button').click();
    await this.app.call.tile('Rowan').hover();
    await this.#menuOf('Options for Rowan');
  }

  async #minimise(): Promise<void> {
    await this.#escape();
    await this.#press('Back to the conversation');
    await this.page.getByRole('button', { name: /^Show the call/ }).waitFor();
  }

  async #endCall(): Promise<void> {
    await this.page.getByRole('button', { name: /^Show the call/ }).click();
    await this.app.call.leave();
    await this.page.getByRole('heading', { name: 'You left the call' }).waitFor();
    await this.other.call.leave();
    await this.page.getByRole('heading', { name: 'Call ended' }).waitFor();
  }

  async #ring(): Promise<void> {
    await this.page.getByRole('link', { name: 'Back to the conversation' }).click();
    await this.other.open('Alder');
    await this.other.call.start('voice');
    await this.app.call.ringing.waitFor();
  }
}
