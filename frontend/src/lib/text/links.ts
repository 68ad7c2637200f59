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
const trailing = /[.,:;!?'’*_~|\\]$/u;

const brackets = { ')': '(', ']': '[', '}': '{' } as const;

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
  let address = length === -1 ? text.slice(index) : text.slice(index, index + length);
  while (trailing.test(address) || endsInLoneBracket(address)) address = address.slice(0, -1);
  return address;
}

/** A bracket that was opened within the address belongs to it; any other closes one of the sentence. */
function endsInLoneBracket(address: string): boolean {
  const last = address.at(-1) as keyof typeof brackets;
  const opening = brackets[last] as string | undefined;
  return opening !== undefined && countOf(address, last) > countOf(address, opening);
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}
