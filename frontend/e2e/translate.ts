import type { Page } from 'playwright-core';

/** Does to a page what a browser's translator does: each text that may be translated is taken out and put into an element of its own. */
export function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const place = text.parentElement;
      if (text.data.trim() === '' || place?.closest('[translate=no], font, option, script, textarea')) continue;
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(text.data);
    }
  });
}
