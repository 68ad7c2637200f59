/** A piece of a message; with `href` it is a web address. */
export interface TextPart {
  text: string;
  href?: string;
}

/** A scheme in any case that does not stand inside a word. */
const scheme = /(?<![\p{L}\p{N}])https?:\/\//giu;

/**
 * What an address cannot contain: spaces, controls and what shows nothing, quotes and angles, and the punctuation of
 * scripts that write it full width.
 */
const stop = /[\s\p{Cc}\p{Cf}\u2800<>"`“”„«»‘、。，．：；！？…・（）［］｛｝「」『』【】〔〕〖〗《》〈〉｜～]/u;

/** What belongs to the sentence or to the markup around an address when it stands at its end. */
const trailing = /[.,:;!?'’*_~|\\]/;

const brackets = { ')': '(', ']': '[', '}': '{' };

/** Takes the web addresses out of a text. Put together, the parts are the text. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: start, index } of text.matchAll(scheme)) {
    if (index < from) continue;
    const address = addressAt(text, index);
    if (address.length === start.length || !URL.canParse(address)) continue;
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push({ text: address, href: address });
    from = index + address.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from) });
  return parts;
}

function addressAt(text: string, index: number): string {
  const length = text.slice(index).search(stop);
  const all = length === -1 ? text.slice(index) : text.slice(index, index + length);
  const lone = loneBrackets(all);
  let end = all.length;
  for (; end > 0; end -= 1) {
    const last = all.charAt(end - 1);
    const surplus = lone.get(last) ?? 0;
    if (surplus > 0) lone.set(last, surplus - 1);
    else if (!trailing.test(last)) break;
  }
  return all.slice(0, end);
}

/** A bracket that was opened within the address belongs to it; any other closes one of the sentence. So many do. */
function loneBrackets(address: string): Map<string, number> {
  return new Map(
    Object.entries(brackets).map(([end, start]) => [end, countOf(address, end) - countOf(address, start)]),
  );
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}
