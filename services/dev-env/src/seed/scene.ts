import { Random } from '../fuzz/random.ts';
import { castOf, type Role, type RoleName } from './cast.ts';
import { lineIn, type Language } from './lines.ts';
import { conversations, type CallStory, type Conversation } from './rooms.ts';

/** A message; `key` is its clientMsgId, so that it exists once however often the scene is played. */
export interface Said {
  key: string;
  by: RoleName;
  body: string;
  /** An earlier one of the room, by its place in the list. */
  replyTo?: number;
}

/** What happens to the message of that place afterwards. */
export type Change = { of: number; key: string; by: RoleName } & (
  { kind: 'edit'; body: string } | { kind: 'delete' } | { kind: 'react'; emoji: string }
);

export interface PlannedRoom {
  name: string | undefined;
  public: boolean;
  /** The first one makes the room. */
  members: readonly [RoleName, ...RoleName[]];
  said: Said[];
  changes: Change[];
  /** How many of the newest messages each member has not read. */
  unread: Map<RoleName, number>;
  call: CallStory | undefined;
}

/** People and everything that they do, known before anything is done: the same for the same numbers. */
export interface Scene {
  cast: Map<RoleName, Role>;
  rooms: PlannedRoom[];
}

const emoji = ['👍', '❤️', '😂', '🎉', '🙏', '👀', '🔥', '🌊'];
const fewest = 4;

/** @param share of a whole scene's messages, from 0 to 1 */
export function planScene(seed: number, copy: number, share: number): Scene {
  const random = new Random(seed * 1_000 + copy);
  const cast = castOf(seed, copy);
  return { cast, rooms: conversations.map(conversation => planRoom(conversation, { cast, share, random })) };
}

interface Drafting {
  cast: Map<RoleName, Role>;
  share: number;
  random: Random;
}

function planRoom(conversation: Conversation, drafting: Drafting): PlannedRoom {
  const { random, share } = drafting;
  const count = Math.max(fewest, Math.round(conversation.messages * share));
  const said: Said[] = [];
  while (said.length < count) said.push(say(conversation, said, drafting));
  const members = conversation.members as PlannedRoom['members'];
  const unreadOf = (): number => (random.chance(0.6) ? 0 : 1 + random.below(Math.min(count, 40)));
  return {
    name: conversation.name,
    public: conversation.public ?? false,
    members,
    said,
    changes: said.flatMap((message, of) => changesOf(message, of, conversation, drafting)),
    unread: new Map(members.map(member => [member, unreadOf()])),
    call: conversation.call,
  };
}

function say({ members, languages }: Conversation, said: readonly Said[], { cast, random }: Drafting): Said {
  const last = said.at(-1);
  // People say several things in a row.
  const by = last && random.chance(0.3) ? last.by : random.pick(members);
  const body = lineIn(languageOf(by, languages, { cast, random }), random);
  const message = { key: random.uuid(), by, body };
  if (said.length === 0 || !random.chance(0.12)) return message;
  return { ...message, replyTo: Math.max(0, said.length - 1 - random.below(10)) };
}

function languageOf(
  by: RoleName,
  spoken: readonly Language[] = [],
  { cast, random }: Omit<Drafting, 'share'>,
): Language {
  const known = cast.get(by)?.speaks ?? ['en'];
  const fitting = known.filter(language => spoken.includes(language));
  if (fitting.length > 0) return random.pick(fitting);
  return random.chance(0.7) ? known[0] : (known.at(-1) ?? 'en');
}

function changesOf(
  { by, body }: Said,
  of: number,
  { members, languages }: Conversation,
  { cast, random }: Drafting,
): Change[] {
  const kind = random.next();
  if (kind < 0.02) return [{ kind: 'delete', of, by, key: random.uuid() }];
  const changes: Change[] = [];
  if (kind < 0.06) {
    const addition = lineIn(languageOf(by, languages, { cast, random }), random);
    changes.push({ kind: 'edit', of, by, key: random.uuid(), body: `${body} ${addition}` });
  }
  if (!random.chance(0.18)) return changes;
  const liked = random.pick(emoji);
  const few = members.filter(() => random.chance(0.4)).slice(0, 5);
  const chosen = (): string => (random.chance(0.7) ? liked : random.pick(emoji));
  return [
    ...changes,
    ...few.map((who): Change => ({ kind: 'react', of, by: who, key: random.uuid(), emoji: chosen() })),
  ];
}
