import type { BrowserContext, Page } from 'playwright-core';

declare global {
  /** Milliseconds from the next press of a key or a button to the frame that shows what `selector` and `text` say. */
  var untilPainted: (selector: string, text: string) => Promise<number>;
}

/** Lets pages of a context measure themselves. Must be called before the first page is loaded. */
export function giveStopwatch(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(install);
}

/** Does something in the page, and answers how long it took from the input until a text was painted in an element. */
export async function timed(page: Page, selector: string, text: string, act: () => Promise<unknown>): Promise<number> {
  const seen = page.evaluate(([at = '', what = '']) => untilPainted(at, what), [selector, text]);
  await act();
  return seen;
}

/** Runs in the page, so it can use nothing from here. */
function install(): void {
  const patienceMs = 10_000;
  globalThis.untilPainted = (selector, text) =>
    new Promise((resolve, reject) => {
      let pressedAt = 0;
      const press = ({ timeStamp }: Event) => (pressedAt ||= timeStamp);
      for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, press, { capture: true, once: true });
      const isThere = () =>
        [...document.querySelectorAll(selector)].some(element => element.textContent?.includes(text));
      const look = () => {
        if (pressedAt > 0 && isThere()) painted();
        else if (pressedAt > 0 && performance.now() - pressedAt > patienceMs) reject(new Error(`No "${text}"`));
        else requestAnimationFrame(look);
      };
      // The task after the frame: the picture is handed over by then.
      const painted = () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - pressedAt);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
}
