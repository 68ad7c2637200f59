import type { Page } from 'playwright-core';

/** Writes the same in every run for what each run has of its own: times, days, durations, random parts of names. Answers how to take it back. */
export async function steadyTexts(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(install);
  return () => page.evaluate(() => globalThis.unsteadyTexts());
}

declare global {
  var unsteadyTexts: () => void;
}

/** Runs in the page, so it can use nothing from here. */
function install(): void {
  const steady: [RegExp, string][] = [
    [/\b\d{1,2}:\d{2}:\d{2}\b/g, '09:41:00'],
    [/\b[01]?\d:\d{2}\b|\b2\d:\d{2}\b/g, '09:41'],
    [/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b/g, '2 March'],
    [/\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/g, '2 Mar'],
    [/(alder|rowan|juniper|guest)-[0-9a-f]{8,}/g, '$1'],
    [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '0192f1c2-…'],
    [/\/invite\/[\w-]{6,}/g, '/invite/Kq3Vd9sT'],
    [/localhost:\d+|127\.0\.0\.1:\d+/g, 'chat.example.org'],
    [/\b\d+(\.\d+)? (ms|kbit\/s|Mbit\/s|kB\/s)/g, '24 $2'],
  ];
  const write = (text: string) => steady.reduce((now, [what, by]) => now.replace(what, by), text);
  const before = new Map<Text | HTMLInputElement, string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    if (write(text.data) === text.data) continue;
    before.set(text, text.data);
    text.data = write(text.data);
  }
  for (const input of document.querySelectorAll<HTMLInputElement>(
    'input:is([type=text], [type=search], :not([type]))',
  )) {
    before.set(input, input.value);
    input.value = write(input.value);
  }
  globalThis.unsteadyTexts = () => {
    for (const [node, text] of before) {
      if (node instanceof Text) node.data = text;
      else node.value = text;
    }
  };
}
