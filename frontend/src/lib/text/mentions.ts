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

/** The names that a text can hold: of people, and of the roles of its space. */
interface Names {
  people: ChatState['people'];
  roles: Readonly<Record<string, string>>;
}

const noRoles = {};

/** What is known here for the texts of a room. */
export function namesIn(
  { people, rooms, roleNames }: Pick<ChatState, 'people' | 'rooms' | 'roleNames'>,
  roomId: string,
): Names {
  const spaceId = rooms[roomId]?.channel?.spaceId;
  return { people, roles: (spaceId === undefined ? undefined : roleNames[spaceId]) ?? noRoles };
}

/** A text as it is read aloud or shown in one line: mentions with names. */
export function withNames(body: string, { people, roles }: Names): string {
  return replaced(body, ({ id, kind }) =>
    kind === 'here' ? '@here' : `@${(kind === 'role' ? roles[id] : people[id]?.displayName) ?? '…'}`,
  );
}

/** A text as it is written: `@username`. What has no name to write stays as it is. */
export function withHandles(body: string, { people, roles }: Names): string {
  return replaced(body, ({ id, kind, text }) => {
    if (kind === 'here') return '@here';
    const name = kind === 'role' ? roles[id] : people[id]?.username;
    return name !== undefined && isHandle.test(name) ? `@${name}` : text;
  });
}

/** Whether a name can be written after an @; that of a role may have more than one word. */
export const isHandle = /^[\p{L}\p{N}_.-]+( [\p{L}\p{N}_.-]+)*$/u;
/** Not inside a word: an e-mail address calls nobody. */
const written = /(?<![\p{L}\p{N}_.<@-])@([\p{L}\p{N}_.-]+)/gu;

/** What was written becomes mentions, of people and roles that are known here. */
export function withMentions(text: string, names: Names): string {
  if (!text.includes('@')) return text;
  const ids = handles(names);
  return withWordyRoles(text, [...ids.keys()], name => ids.get(name) ?? '').replace(written, (all, handle: string) => {
    for (let end = handle.length; end > 0; end -= 1) {
      const mention = ids.get(handle.slice(0, end).toLowerCase());
      if (mention !== undefined) return mention + handle.slice(end);
      // Only the punctuation of the sentence may be cut off.
      if (!/[.-]/.test(handle.charAt(end - 1))) return all;
    }
    return all;
  });
}

/** Names of several words before those of one: who writes `@Bed keepers` does not mean a role `Bed`. */
function withWordyRoles(text: string, names: readonly string[], mentionFor: (name: string) => string): string {
  const wordy = names.filter(name => name.includes(' ') && isHandle.test(name)).sort((a, b) => b.length - a.length);
  if (wordy.length === 0) return text;
  const anyOf = new RegExp(
    `(?<![\\p{L}\\p{N}_.<@-])@(${wordy.join('|').replaceAll('.', '\\.')})(?![\\p{L}\\p{N}_])`,
    'giu',
  );
  return text.replace(anyOf, (_, name: string) => mentionFor(name.toLowerCase()));
}

function handles({ people, roles }: Names): Map<string, string> {
  return new Map([
    ...Object.entries(roles).map(([id, name]) => [name.toLowerCase(), mentionOf.role(id)] as const),
    ...Object.values(people).map(({ id, username }) => [username.toLowerCase(), mentionOf.person(id)] as const),
    ['here', mentionOf.here],
  ]);
}

function replaced(body: string, replace: (mention: MentionToken) => string): string {
  return piecesOf(body)
    .map(({ text, mention }) => (mention ? replace(mention) : text))
    .join('');
}
