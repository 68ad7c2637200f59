import type { MentionToken } from '@parley/contracts/mentions';

/** A piece of a line. `text`, `code` and `link` hold what is shown, without the delimiters around it. */
export type Inline =
  | { kind: 'text' | 'code' | 'link'; text: string }
  | { kind: 'mention'; text: string; mention: MentionToken }
  | { kind: 'strong' | 'emphasis' | 'struck'; children: Inline[] };

/** A part of a message that has lines of its own. */
export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'list'; isOrdered: boolean; items: ListItem[] };

export interface ListItem {
  /** As it was written: `-`, `*`, `3.` or `3)`. */
  marker: string;
  children: Block[];
}
