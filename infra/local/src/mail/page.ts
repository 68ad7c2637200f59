import type { CaughtMail } from './caught-mail.ts';

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
article{border:1px solid #8886;border-radius:.75rem;padding:1rem;margin:1rem 0}h2{font-size:1rem;margin:0}small{opacity:.75}pre{white-space:pre-wrap;overflow-wrap:anywhere}`;

/** What came, the newest first. */
export function page(mails: readonly CaughtMail[]): string {
  const shown = mails.map(
    ({ to, subject, text, at }) =>
      `<article><h2>${escaped(subject)}</h2><small>to ${escaped(to.join(', '))}, ${escaped(at)}</small><pre>${linked(escaped(text))}</pre></article>`,
  );
  const none = '<p>Nothing yet. What Parley sends by e-mail on this machine comes here, and goes nowhere else.</p>';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>E-mail of this machine</title><style>${style}</style><h1>E-mail of this machine</h1>${shown.join('') || none}</html>`;
}

const linked = (text: string): string => text.replace(/https?:\/\/\S+/g, url => `<a href="${url}">${url}</a>`);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => entities[sign] ?? sign);
