import { limits } from '@parley/contracts/ids';

/** The text of a share: title, text and address, each once, as long as a message may be. The names are those of the manifest. */
export function sharedText(query: URLSearchParams): string {
  const parts = ['title', 'text', 'url'].map(name => (query.get(name) ?? '').trim()).filter(part => part !== '');
  const once = parts.filter(
    (part, at) => !parts.some((other, i) => i !== at && other.includes(part) && (other !== part || i < at)),
  );
  return once.join('\n').slice(0, limits.messageBody);
}
