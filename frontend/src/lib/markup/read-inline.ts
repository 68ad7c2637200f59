import type { Inline } from '#lib/markup/nodes.ts';
import { type Token, tokensOf } from '#lib/markup/tokens.ts';

const meanings = { '**': 'strong', '*': 'emphasis', _: 'emphasis', '~~': 'struck' } as const;
type Delimiter = keyof typeof meanings;

/** Signs in such numbers are delimiters; more are a line that somebody draws. */
const areDelimiters = /^(?:\*{1,3}|_|~~)$/;

/** Scripts that write words without spaces between them: a delimiter may stand at any of their letters. */
const spaceless = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}`;
/** What an opening delimiter may stand behind: `2*3*4`, `snake_case` and `^_^` are text, and so is what a backslash precedes. */
const mayStandBefore = new RegExp(`^[\\s\\p{Ps}\\p{Pi}\\p{Cs}\\ufe0f"'*_~\`\\|:;,.!?\\/–—¿¡…${spaceless}]?$`, 'v');
/** A delimiter before one of these is inside a word and closes nothing. */
const wordBehind = new RegExp(`[[\\p{L}\\p{N}]--[${spaceless}]]`, 'v');
/** There must be something to emphasise: `*.*` and `*_*` are text. */
const words = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** A delimiter that waits for the one that closes it, and what came since. */
interface Open {
  delimiter: Delimiter | '';
  /** Where its content begins in the text. */
  from: number;
  children: Inline[];
}

/** What is emphasised or struck in a few lines, with their addresses, mentions and code. */
export function readInline(text: string): Inline[] {
  const pairing = new Pairing(text);
  for (const token of tokensOf(text)) pairing.take(token);
  return pairing.end();
}

/** Each delimiter is open at most once, so nothing is nested deeply and nothing is moved often. */
class Pairing {
  readonly #text: string;
  readonly #bottom: Open = { delimiter: '', from: 0, children: [] };
  readonly #open: Open[] = [this.#bottom];

  constructor(text: string) {
    this.#text = text;
  }

  take(token: Token): void {
    if (token.kind === 'leaf') return this.#add(token.leaf);
    if (token.kind === 'signs' && areDelimiters.test(token.text)) return this.#pair(token.text, token.at);
    if (token.kind === 'blank') this.#giveUp(1);
    this.#add({ kind: 'text', text: token.text });
  }

  end(): Inline[] {
    this.#giveUp(1);
    return this.#bottom.children;
  }

  #pair(signs: string, at: number): void {
    const before = this.#text.charAt(at - 1);
    const behind = this.#text.charAt(at + signs.length);
    const mayEnd = before.trim() !== '' && before !== '\\' && !wordBehind.test(behind);
    const mayBegin = behind.trim() !== '' && mayStandBefore.test(before);
    let left = signs;
    while (left !== '') {
      const ended = mayEnd ? this.#close(left, at) : 0;
      const begun = ended === 0 && mayBegin ? this.#begin(left, at + signs.length) : 0;
      if (ended + begun === 0) break;
      left = left.slice(ended + begun);
    }
    if (left !== '') this.#add({ kind: 'text', text: left });
  }

  /** Closes the innermost delimiter that fits; says of how many signs it is. */
  #close(left: string, at: number): number {
    const place = this.#open.findLastIndex(({ delimiter }) => delimiter !== '' && left.startsWith(delimiter));
    const { delimiter, from, children } = this.#open[place] ?? this.#bottom;
    if (delimiter === '') return 0;
    if (!words.test(this.#text.slice(from, at))) {
      this.#dissolve(place);
      return 0;
    }
    this.#giveUp(place + 1);
    this.#open.pop();
    this.#add({ kind: meanings[delimiter], children });
    return delimiter.length;
  }

  /** One that is open already was text: the nearer one counts. */
  #begin(left: string, from: number): number {
    const delimiter = (left.length > 1 ? left.slice(0, 2) : left) as Delimiter;
    const place = this.#open.findIndex(open => open.delimiter === delimiter);
    if (place !== -1) this.#dissolve(place);
    this.#open.push({ delimiter, from, children: [] });
    return delimiter.length;
  }

  /** What is open from `place` on is closed by nothing. */
  #giveUp(place: number): void {
    while (this.#open.length > place) this.#dissolve(this.#open.length - 1);
  }

  /** The delimiter was text, and what came since belongs to what is around it. */
  #dissolve(place: number): void {
    const [open] = this.#open.splice(place, 1);
    const around = this.#open[place - 1]?.children ?? this.#bottom.children;
    if (!open) return;
    for (const inline of [{ kind: 'text', text: open.delimiter } as const, ...open.children]) addTo(around, inline);
  }

  #add(inline: Inline): void {
    addTo((this.#open.at(-1) ?? this.#bottom).children, inline);
  }
}

/** Texts that follow each other are one. */
function addTo(children: Inline[], inline: Inline): void {
  const last = children.at(-1);
  if (inline.kind === 'text' && last?.kind === 'text')
    children[children.length - 1] = { kind: 'text', text: last.text + inline.text };
  else children.push(inline);
}
