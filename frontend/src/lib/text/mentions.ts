import { mentionOf, mentionTokens, type MentionToken } from '@parley/contracts/mentions';
import type { ChatState } from '#lib/chat/state.ts';

/** A piece of a text: plain, or one that calls somebody. */
export type Piece = { text: string; mention?: MentionToken };

/** Cuts a text at its mentions. */
export function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const mention of mentionTokens(body)) {
    if (mention.at > from) pieces.push({ text: body.slice(from, mention.at) });
    pieces.push({ text: mention.text, mention });
    from = mention.at + mention.text.length;
  }
  if (from < body.length || pieces.length === 0) pieces.push({ text: body.slice(from) });
  return pieces;
}

type Known = Pick<ChatState, 'people' | 'roleNames'>;

/** A text as it is read aloud or shown in one line: mentions with names. */
export function withNames(body: string, { people, roleNames }: Known): string {
  return replaced(body, ({ id, kind }) =>
    kind === 'here' ? '@here' : `@${(kind === 'role' ? roleNames[id] : people[id]?.displayName) ?? '…'}`,
  );
}

/** A text as it is written: `@username`. What has no name to write stays as it is. */
export function withHandles(body: string, { people, roleNames }: Known): string {
  return replaced(body, ({ id, kind, text }) => {
    if (kind === 'here') return '@here';
    const name = kind === 'role' ? roleNames[id] : people[id]?.username;
    return name !== undefined && isHandle.test(name) ? `@${name}` : text;
  });
}

const isHandle = /^[\p{L}\p{N}_.-]+$/u;
/** Not inside a word: an e-mail address calls nobody. */
const written = /(?<![\p{L}\p{N}_.<@-])@([\p{L}\p{N}_.-]+)/gu;

/** What was written becomes mentions, of people and roles that are known here. */
export function withMentions(text: string, known: Known): string {
  const ids = handles(known);
  return text.replace(written, (all, handle: string) => {
    for (let end = handle.length; end > 0; end -= 1) {
      const mention = ids.get(handle.slice(0, end).toLowerCase());
      if (mention !== undefined) return mention + handle.slice(end);
      // Only the punctuation of the sentence may be cut off.
      if (!/[.-]/.test(handle.charAt(end - 1))) return all;
    }
    return all;
  });
}

function handles({ people, roleNames }: Known): Map<string, string> {
  return new Map([
    ...Object.entries(roleNames).map(([id, name]) => [name.toLowerCase(), mentionOf.role(id)] as const),
    ...Object.values(people).map(({ id, username }) => [username.toLowerCase(), mentionOf.person(id)] as const),
    ['here', mentionOf.here],
  ]);
}

function replaced(body: string, replace: (mention: MentionToken) => string): string {
  return piecesOf(body)
    .map(({ text, mention }) => (mention ? replace(mention) : text))
    .join('');
}
