import type { BrowserContext, Page } from 'playwright-core';

interface Eye {
  look(name: string): void;
  seen(): number;
}

declare global {
  var benchEye: Eye;
}

/** Lets the bench see what the pages of a device really paint. Must be called before the first page is loaded. */
export async function giveEye(context: BrowserContext): Promise<void> {
  await context.addInitScript(install);
}

/** Begins to look at somebody's tile. */
export function lookAt(page: Page, name: string): Promise<void> {
  return page.evaluate(whose => benchEye.look(whose), name);
}

/** Ends it: the longest time between two pictures, in milliseconds. */
export function seenSince(page: Page): Promise<number> {
  return page.evaluate(() => benchEye.seen());
}

/** Runs in the page, so it can use nothing from here. */
function install(): void {
  const everyMs = 20;
  const watched = new WeakSet<HTMLVideoElement>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let paintedAt = 0;
  let longest = 0;

  function painted(): void {
    const now = performance.now();
    longest = Math.max(longest, now - paintedAt);
    paintedAt = now;
  }

  function watch(video: HTMLVideoElement): void {
    video.requestVideoFrameCallback(() => {
      painted();
      watch(video);
    });
  }

  globalThis.benchEye = {
    look(name) {
      [paintedAt, longest] = [performance.now(), 0];
      timer = setInterval(() => {
        // The element may be another one after a change.
        for (const video of document.querySelectorAll<HTMLVideoElement>(`li[aria-label^="${name}"] video`)) {
          if (!watched.has(video)) watch(video);
          watched.add(video);
        }
      }, everyMs);
    },
    seen() {
      clearInterval(timer);
      return Math.max(longest, performance.now() - paintedAt);
    },
  };
}
