import type { BrowserContext } from 'playwright-core';

declare global {
  /**
   * Waits for the next frame as it is going to be painted. A row gets its height in the frame that shows it first, and after all
   * that `requestAnimationFrame` calls: who looks then sees estimates that nobody has before their eyes.
   */
  var painted: () => Promise<void>;
}

/** Gives `painted()` to the pages of a context. */
export function givePainted(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    globalThis.painted = () =>
      new Promise(resolve => {
        const probe = document.body.appendChild(document.createElement('div'));
        probe.style.cssText = 'position: fixed; visibility: hidden; width: 1px; height: 1px';
        // Observers are called in the order in which they were made: this one after the list's.
        const observer = new ResizeObserver(() => {
          observer.disconnect();
          probe.remove();
          resolve();
        });
        observer.observe(probe);
      });
  });
}
