import type { Locator, Page } from 'playwright-core';
import { patience } from './browser.ts';

export type How = 'voice' | 'video';

/** What a person does with calls, in the words of the screen. */
export class CallWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From the conversation that is open: rings, starts the call or joins the running one. */
  async start(how: How = 'video'): Promise<void> {
    await this.page.getByRole('button', { name: how === 'voice' ? 'Voice call' : 'Video call' }).click();
    await this.enter();
  }

  /** From the banner of the conversation that is open. */
  async join(how: How = 'video'): Promise<void> {
    await this.page.getByRole('region', { name: 'Ongoing call' }).getByRole('button', { name: 'Join' }).click();
    const camera = this.lobby.getByRole('button', { name: how === 'voice' ? 'Turn camera off' : 'Turn camera on' });
    if (await camera.isVisible()) await camera.click();
    await this.enter();
  }

  /** Leaves the lobby for the call. */
  async enter(): Promise<void> {
    await this.lobby.getByRole('button', { name: /^(Start|Join) call$/ }).click();
    await this.controls.waitFor();
  }

  get lobby(): Locator {
    return this.page.getByRole('region', { name: /^(Call |Join the call (in|with) )/ });
  }

  /** What rings. */
  get ringing(): Locator {
    return this.page.getByRole('alertdialog', { name: /is calling$/ });
  }

  async answer(how: How = 'video'): Promise<void> {
    await this.ringing
      .getByRole('button', { name: how === 'voice' ? 'Answer' : 'Answer with camera', exact: true })
      .click();
    await this.controls.waitFor();
  }

  async decline(): Promise<void> {
    await this.ringing.getByRole('button', { name: 'Decline' }).click();
  }

  get controls(): Locator {
    return this.page.getByRole('toolbar', { name: 'Call controls' });
  }

  /** The call while something else is on the screen. */
  get dock(): Locator {
    return this.page
      .getByRole('region', { name: /^Call (in|with) / })
      .filter({ has: this.page.getByLabel('Show the call') });
  }

  /** Presses a control by the start of its name, such as "Mute microphone", "Share screen", "Raise hand". */
  async press(name: string): Promise<void> {
    await this.controls.getByRole('button', { name }).click();
  }

  async leave(): Promise<void> {
    await this.press('Leave call');
    await this.controls.waitFor({ state: 'detached' });
  }

  get tiles(): Locator {
    return this.page.getByRole('list', { name: 'People in the call' }).getByRole('listitem');
  }

  /** Somebody's place in the call; oneself is "You", a shared screen is "…’s screen". */
  tile(name: string): Locator {
    return this.tiles.and(this.page.getByRole('listitem', { name: new RegExp(`^${name}(,|$)`) }));
  }

  /** For moderators: an entry of the menu on somebody's tile. */
  async act(name: string, action: string): Promise<void> {
    await this.tile(name).hover();
    await this.tile(name)
      .getByRole('button', { name: `Options for ${name}` })
      .click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** Frames of somebody's picture that this window has painted so far; 0 while none is shown. */
  async framesOf(name: string): Promise<number> {
    const videos = this.tile(name).locator('video');
    if ((await videos.count()) === 0) return 0;
    return videos.first().evaluate(video => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames);
  }

  /** Waits until somebody's picture moves: that many more frames than at the call of this. A picture made again counts from 0. */
  async sees(name: string, more = 5): Promise<void> {
    await this.tile(name).locator('video').first().waitFor();
    let before = await this.framesOf(name);
    const until = Date.now() + patience;
    for (let now = before; now < before + more; now = await this.framesOf(name)) {
      before = Math.min(before, now);
      if (Date.now() > until) throw new Error(`The picture of ${name} does not move`);
      await this.page.waitForTimeout(100);
    }
  }
}
