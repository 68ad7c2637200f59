import type { Page } from 'playwright-core';

/** How far the first visible message moved while nobody scrolled. */
export interface Watched {
  /** Its text. */
  message: string;
  /** The furthest it ever was from where it stood, in px; Infinity when it left the page. */
  movedBy: number;
}

const loading = 'Loading older messages…';
/** A page has at most half a second of delay; the rest is for a busy machine. */
const patience = 20_000;

/** Waits until no gesture moves the list any more. */
export async function atRest(page: Page): Promise<void> {
  await page.getByRole('log').evaluate(async log => {
    let still = 0;
    for (let last = log.scrollTop; still < 4;) {
      await painted();
      // A page that arrives moves the scroll position together with the message; only the message counts.
      const first = [...log.querySelectorAll('article')].find(
        article => article.getBoundingClientRect().bottom > log.getBoundingClientRect().top,
      );
      const now = first ? first.getBoundingClientRect().top : log.scrollTop;
      still = now === last ? still + 1 : 0;
      last = now;
    }
  });
}

/** Watches the first visible message, frame by frame, until no older page is wanted any more. Throws when none comes. */
export async function watchPlace(page: Page): Promise<Watched> {
  const log = page.getByRole('log');
  return log.evaluate(
    async (element, { text, most }) => {
      const top = () => element.getBoundingClientRect().top;
      const isSeen = (node: Element) => node.getBoundingClientRect().bottom > top();
      const articles = () => [...element.querySelectorAll('article')];
      const textOf = (node: Element) => /line \d{5}/.exec(node.textContent)?.[0] ?? '';
      await painted();
      const message = textOf(articles().find(isSeen) as Element);
      const placeNow = () => {
        const found = articles().find(node => textOf(node) === message);
        return found ? found.getBoundingClientRect().top - top() : Infinity;
      };
      const isLoading = () =>
        [...element.querySelectorAll('[role=status]')].some(node => node.textContent === text && isSeen(node));
      const start = placeNow();
      const until = performance.now() + most;
      let movedBy = 0;
      let calm = 0;
      while (calm < 5) {
        await painted();
        movedBy = Math.max(movedBy, Math.abs(placeNow() - start));
        calm = isLoading() ? 0 : calm + 1;
        if (performance.now() > until) throw new Error(`Stuck: "${text}" for ${most} ms above ${message}`);
      }
      return { message, movedBy };
    },
    { text: loading, most: patience },
  );
}
