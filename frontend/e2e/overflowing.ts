import type { Page } from 'playwright-core';

/** Parts of the page that are wider than their place: the page itself, its landmarks, and what people press. A tip is wider on purpose. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = 'html, main, nav, header, footer, form, section, aside, [role=log], h1, h2, button:not(.tip), label';
    return [...document.querySelectorAll(parts)]
      .filter(part => part.scrollWidth > part.clientWidth && part.clientWidth > 1)
      .filter(part => getComputedStyle(part).display !== 'inline')
      .map(part => `${part.tagName} ${part.className} ${part.textContent.slice(0, 40)}`);
  });
}
