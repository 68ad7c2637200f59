import type { CallLine } from '@parley/contracts/call';
import type { Message } from '@parley/contracts/message';
import type { RoomLog } from '#lib/chat/log/room-log.ts';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';
import type { DeleteEntry } from '#lib/chat/outbox/kinds/delete.ts';
import type { EditEntry } from '#lib/chat/outbox/kinds/edit.ts';
import type { ReactionEntry } from '#lib/chat/outbox/kinds/reaction.ts';
import type { SendEntry } from '#lib/chat/outbox/kinds/send.ts';
import { shownFromLog, shownFromOutbox, type ShownMessage } from '#lib/timeline/shown-message.ts';

export type { ShownMessage } from '#lib/timeline/shown-message.ts';

export type MessageRow = {
  kind: 'message';
  key: string;
  shown: ShownMessage;
  startsGroup: boolean;
  endsGroup: boolean;
};

/** What the room told of itself, one after the other. */
export interface LinesRow {
  kind: 'lines';
  key: string;
  lines: readonly ShownMessage[];
}

export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'call'; key: string; message: Message; call: CallLine }
  | LinesRow
  | MessageRow;

/** Messages of one person within this time stand together. */
const groupSpan = 5 * 60_000;

/** At most so many places of the room stand together; then the name comes again. */
const groupPlaces = 25;

export interface TimelineInput {
  log: RoomLog;
  /** Entries of this room. */
  outbox: readonly OutboxEntry[];
  me: string;
  /** The first message of others after this place gets the "new" line above it; null for none. */
  unreadAfter: number | null;
}

/** The rows of a conversation: the log by `seq`, then what waits in the outbox in its order. Nothing is shown twice. */
export function timelineOf({ log, outbox, me, unreadAfter }: TimelineInput): Row[] {
  const changes = new Map(outbox.flatMap(entry => (isChange(entry) ? [[entry.messageId, entry]] : [])));
  const arrived = new Set(log.messages.filter(({ senderId }) => senderId === me).map(({ clientMsgId }) => clientMsgId));
  const wishes = Map.groupBy(outbox.filter(isReaction), ({ messageId }) => messageId);
  const shown = log.messages.map(message =>
    shownFromLog(message, { me, change: changes.get(message.id), wishes: wishes.get(message.id) }),
  );
  const pending = outbox
    .filter((entry): entry is SendEntry => entry.kind === 'send' && !arrived.has(entry.id))
    .sort((a, b) => a.order - b.order)
    .map(entry => shownFromOutbox(entry, me));
  const from = log.olderCursor === null ? 0 : firstCertain(shown);
  return withSeparators([...shown, ...pending], from, unreadAfter);
}

function isChange(entry: OutboxEntry): entry is EditEntry | DeleteEntry {
  return entry.kind === 'edit' || entry.kind === 'delete';
}

function isReaction(entry: OutboxEntry): entry is ReactionEntry {
  return entry.kind === 'reaction';
}

/**
 * Whether the first message of the window begins a day or a group only the page before it tells. It waits for that
 * page with the rest of its group, so that a row never changes its height when older messages come above it.
 */
function firstCertain(shown: readonly ShownMessage[]): number {
  const at = shown.findIndex((message, index) => index > 0 && beginsGroup(shown[index - 1], message));
  return at === -1 ? shown.length : at;
}

/** Whether the window surely shows the first message after a place, and with it the line "New". */
export function reachesBackTo(log: RoomLog, seq: number): boolean {
  // As many places as may wait for the page before them.
  return log.olderCursor === null || (log.messages[0]?.seq ?? 0) + groupPlaces <= seq;
}

function withSeparators(messages: readonly ShownMessage[], from: number, unreadAfter: number | null): Row[] {
  const rows: Row[] = [];
  const waiting = messages[from - 1]?.message?.seq ?? 0;
  // Among those that wait the line cannot be shown yet.
  let isUnreadMarked = unreadAfter === null || waiting > unreadAfter;
  for (let index = from; index < messages.length; index++) {
    const shown = messages[index] as ShownMessage;
    const before = messages[index - 1];
    const after = messages[index + 1];
    if (shown.day !== before?.day) rows.push({ kind: 'day', key: `day:${shown.day}:${shown.key}`, at: shown.at });
    const startsUnread =
      !isUnreadMarked && !shown.isOwn && !shown.line && (shown.message?.seq ?? 0) > (unreadAfter ?? 0);
    if (startsUnread) {
      rows.push({ kind: 'unread', key: 'unread' });
      isUnreadMarked = true;
    }
    const startsGroup = startsUnread || beginsGroup(before, shown);
    if (shown.line) {
      if (startsGroup) rows.push(linesFrom(messages, index));
      continue;
    }
    rows.push(rowOf(shown, startsGroup, after === undefined || beginsGroup(shown, after)));
  }
  return rows;
}

/** The lines that stand together, from the first one on. */
function linesFrom(messages: readonly ShownMessage[], first: number): Row {
  const begin = messages[first] as ShownMessage;
  let end = first + 1;
  while (end < messages.length && !beginsGroup(messages[end - 1], messages[end] as ShownMessage)) end += 1;
  const lines = messages.slice(first, end);
  const before = made.get(begin);
  if (before?.kind === 'lines' && before.lines.at(-1) === lines.at(-1)) return before;
  const row: Row = { kind: 'lines', key: begin.key, lines };
  made.set(begin, row);
  return row;
}

/** The row that was made of a message before, so that an unchanged one is not rendered again. */
const made = new WeakMap<ShownMessage, Row>();

function rowOf(shown: ShownMessage, startsGroup: boolean, endsGroup: boolean): Row {
  const before = made.get(shown);
  if (before?.kind === 'call') return before;
  if (before?.kind === 'message' && before.startsGroup === startsGroup && before.endsGroup === endsGroup) return before;
  const { key, message, call } = shown;
  const row: Row =
    message && call ? { kind: 'call', key, message, call } : { kind: 'message', key, shown, startsGroup, endsGroup };
  made.set(shown, row);
  return row;
}

/** By the two messages alone: which others are loaded makes no difference. */
function beginsGroup(before: ShownMessage | undefined, shown: ShownMessage): boolean {
  if (!before || before.day !== shown.day) return true;
  if (before.line && shown.line) return beginsPart(before.message, shown.message);
  if (before.line || shown.line || before.senderId !== shown.senderId) return true;
  if (before.call || shown.call) return true;
  return Math.abs(shown.at - before.at) >= groupSpan || beginsPart(before.message, shown.message);
}

/** What waits in the outbox has no place yet and stays with what stands before it. */
function beginsPart(before: Message | undefined, message: Message | undefined): boolean {
  if (!before || !message) return false;
  return Math.floor(before.seq / groupPlaces) !== Math.floor(message.seq / groupPlaces);
}
