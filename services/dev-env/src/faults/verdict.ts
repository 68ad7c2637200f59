import { chatApi } from '@parley/contracts/chat-api';
import type { Message } from '@parley/contracts/message';
import { callAs } from '../call.ts';
import type { Person } from '../people.ts';
import { reactionKey, type Follower } from './follower.ts';
import { persistently } from './persistently.ts';
import type { RoomFollower } from './room-follower.ts';
import { chosenEmoji, type Sender, type Sent } from './sender.ts';
import type { Topics } from './topics.ts';

/** What the promise is measured by; the last three must be 0. */
export interface Verdict {
  sent: number;
  acked: number;
  lost: number;
  doubled: number;
  reordered: number;
}

/** Who wrote, and who watched. */
export interface Witnesses {
  senders: Sender[];
  /** On sockets. */
  followers: Follower[];
  /** On the stream of what was decided. */
  roomFollowers: RoomFollower[];
  topics?: Topics;
  reader: Person;
}

/** Compares what was acknowledged with the history of each room and with what every follower holds. */
export async function judge(witnesses: Witnesses, roomIds: string[]): Promise<Verdict> {
  const { senders, followers, roomFollowers, topics, reader } = witnesses;
  const sent = senders.flatMap(sender => sender.sent);
  const verdict: Verdict = { sent: sent.length, acked: sent.filter(isAcked).length, lost: 0, doubled: 0, reordered: 0 };
  for (const roomId of roomIds) {
    const history = await readHistory(reader, roomId);
    const mine = sent.filter(item => item.roomId === roomId);
    add(verdict, compare(mine, history));
    verdict.lost += lostReactions(mine, senders, chosenIn(history));
    const told = roomFollowers.map(follower => follower.of(roomId));
    const copies = [...followers.map(follower => follower.rooms.get(roomId) ?? nothing), ...told];
    if (topics && roomId === topics.roomId)
      for (const all of [history, ...copies.map(inOrder)]) add(verdict, ofLines(topics, all));
    for (const copy of copies) add(verdict, compare(mine, inOrder(copy)));
    for (const copy of copies) verdict.lost += lostReactions(mine, senders, chosenBy(copy));
    for (const follower of followers) add(verdict, ownFaults(follower, roomId));
    for (const { holes } of told) verdict.lost += holes;
    const { holes, duplicates } = await persistently(() =>
      callAs(reader, chatApi.integrity, { params: { id: roomId } }),
    );
    verdict.lost += holes;
    verdict.doubled += duplicates;
  }
  return verdict;
}

/** What somebody who watched holds of a room. */
interface Copy {
  messages: ReadonlyMap<string, Message>;
  reactions: ReadonlyMap<string, { on: boolean }>;
}
const nothing: Copy = { messages: new Map(), reactions: new Map() };

type Faults = Pick<Verdict, 'lost' | 'doubled' | 'reordered'>;

function add(verdict: Verdict, { lost, doubled, reordered }: Faults): void {
  verdict.lost += lost;
  verdict.doubled += doubled;
  verdict.reordered += reordered;
}

/** `messages` in the order of their seq. */
function compare(sent: Sent[], messages: Message[]): Faults {
  const byKey = Map.groupBy(messages, message => `${message.senderId} ${message.clientMsgId}`);
  const byId = new Map(messages.map(message => [message.id, message]));
  const sends = sent.filter(item => !item.edits && !item.reactsTo && isAcked(item));
  const lostSends = sends.filter(item => !byId.has(item.ackedId ?? '')).length;
  const doubled = [...byKey.values()].filter(same => same.length > 1).length;
  return { lost: lostSends + lostEdits(sent, byId), doubled, reordered: outOfOrder(sends, messages) };
}

/** Each topic must be one line, in the order in which they were given. */
function ofLines({ given }: Topics, messages: Message[]): Faults {
  const told = messages.flatMap(({ line }) => (line?.what === 'topic' ? [line.text ?? ''] : []));
  const once = new Set(told);
  return {
    lost: given.filter(topic => !once.has(topic)).length,
    doubled: told.length - once.size,
    reordered: descents(told.map(topic => given.indexOf(topic))),
  };
}

/** A message must read as its last acknowledged edit says. */
function lostEdits(sent: Sent[], byId: Map<string, Message>): number {
  const last = new Map<string, string>();
  for (const item of sent) if (item.edits && isAcked(item)) last.set(item.ackedId ?? '', item.body);
  return [...last].filter(([id, body]) => byId.get(id)?.body !== body).length;
}

/** An acknowledged reaction must be among those of its message. */
function lostReactions(sent: Sent[], senders: Sender[], chosen: ReadonlySet<string>): number {
  return sent.filter(item => {
    const by = senders.find(sender => sender.sent.includes(item))?.person.user.id ?? '';
    return item.reactsTo && isAcked(item) && !chosen.has(reactionKey(item.ackedId ?? '', by, chosenEmoji));
  }).length;
}

function chosenIn(history: Message[]): Set<string> {
  const of = (message: Message) => message.reactions?.of ?? [];
  return new Set(
    history.flatMap(message =>
      of(message).flatMap(({ emoji, people }) => people.map(userId => reactionKey(message.id, userId, emoji))),
    ),
  );
}

function chosenBy({ reactions }: Copy): Set<string> {
  return new Set([...reactions].flatMap(([key, { on }]) => (on ? [key] : [])));
}

/** Every sender wrote one after the other: their messages must stand in that order. */
function outOfOrder(sends: Sent[], messages: Message[]): number {
  const written = new Map(sends.map((item, at) => [item.ackedId, at]));
  const bySender = Map.groupBy(messages, message => message.senderId);
  return [...bySender.values()].reduce((sum, own) => sum + descents(own.flatMap(({ id }) => written.get(id) ?? [])), 0);
}

function descents(numbers: number[]): number {
  return numbers.filter((number, at) => at > 0 && number < (numbers[at - 1] ?? 0)).length;
}

function inOrder({ messages }: Copy): Message[] {
  return [...messages.values()].sort((one, other) => one.seq - other.seq);
}

/** What a follower saw go wrong while it followed. */
function ownFaults(follower: Follower, roomId: string): Faults {
  const copy = follower.rooms.get(roomId);
  return { lost: 0, doubled: copy?.doubled ?? 0, reordered: descents(copy?.firstSeen ?? []) };
}

async function readHistory(reader: Person, roomId: string): Promise<Message[]> {
  const messages: Message[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { limit: 100, cursor };
    const page = await persistently(() => callAs(reader, chatApi.history, { params: { id: roomId }, query }));
    messages.push(...page.messages);
    if (page.nextCursor === null) return messages.reverse();
    cursor = page.nextCursor;
  }
}

const isAcked = (item: Sent): boolean => item.ackedId !== undefined;
