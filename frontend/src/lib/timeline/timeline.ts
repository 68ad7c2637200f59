import type { CallLine } from '@parley/contracts/call';
import type { Message } from '@parley/contracts/message';
import type { RoomLog } from '#lib/chat/log/room-log.ts';
import type { DeleteEntry, EditEntry, OutboxEntry, SendEntry } from '#lib/chat/outbox/entry.ts';
import { isFulfilledBy } from '#lib/chat/outbox/rules.ts';

/** A message as it is shown: from the log, or still only in this device's outbox. */
export interface ShownMessage {
  /** The same before and after the log has it, so that nothing jumps. */
  key: string;
  senderId: string;
  isOwn: boolean;
  body: string;
  /** Epoch milliseconds. */
  at: number;
  isEdited: boolean;
  isDeleted: boolean;
  /** Set when the log has it. */
  message?: Message;
  /** The send that has not come back from the log. */
  pending?: SendEntry;
  /** The edit or deletion that is under way or has failed. */
  change?: EditEntry | DeleteEntry;
}

export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'call'; key: string; message: Message; call: CallLine }
  | { kind: 'message'; key: string; shown: ShownMessage; startsGroup: boolean; endsGroup: boolean };

/** Messages of one person within this time stand together. */
const groupSpan = 5 * 60_000;

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
  const shown = log.messages.map(message => fromLog(message, me, changes.get(message.id)));
  const pending = outbox
    .filter((entry): entry is SendEntry => entry.kind === 'send' && !arrived.has(entry.id))
    .sort((a, b) => a.order - b.order)
    .map(entry => fromOutbox(entry, me));
  return withSeparators([...shown, ...pending], unreadAfter);
}

function isChange(entry: OutboxEntry): entry is EditEntry | DeleteEntry {
  return entry.kind === 'edit' || entry.kind === 'delete';
}

function fromLog(message: Message, me: string, change: EditEntry | DeleteEntry | undefined): ShownMessage {
  const open = change && !isFulfilledBy(change, message, me) ? change : undefined;
  const isDeleted = message.deletedAt !== undefined || (open?.kind === 'delete' && open.state !== 'failed');
  return {
    key: `${message.senderId}:${message.clientMsgId}`,
    senderId: message.senderId,
    isOwn: message.senderId === me,
    body: open?.kind === 'edit' ? open.body : message.body,
    at: Date.parse(message.createdAt),
    isEdited: message.editedAt !== undefined || open?.kind === 'edit',
    isDeleted,
    message,
    ...(open ? { change: open } : {}),
  };
}

function fromOutbox(entry: SendEntry, me: string): ShownMessage {
  const { id, body, createdAt } = entry;
  const unchanged = { isEdited: false, isDeleted: false };
  return { key: `${me}:${id}`, senderId: me, isOwn: true, body, at: createdAt, ...unchanged, pending: entry };
}

function withSeparators(messages: readonly ShownMessage[], unreadAfter: number | null): Row[] {
  const rows: Row[] = [];
  let isUnreadMarked = unreadAfter === null;
  messages.forEach((shown, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const startsDay = !before || dayOf(before.at) !== dayOf(shown.at);
    if (startsDay) rows.push({ kind: 'day', key: `day:${dayOf(shown.at)}:${shown.key}`, at: shown.at });
    const startsUnread = !isUnreadMarked && !shown.isOwn && (shown.message?.seq ?? 0) > (unreadAfter ?? 0);
    if (startsUnread) {
      rows.push({ kind: 'unread', key: 'unread' });
      isUnreadMarked = true;
    }
    if (shown.message?.call) {
      rows.push({ kind: 'call', key: shown.key, message: shown.message, call: shown.message.call });
      return;
    }
    const startsGroup = startsDay || startsUnread || !belongTogether(before, shown);
    const endsGroup = !after || dayOf(after.at) !== dayOf(shown.at) || !belongTogether(shown, after);
    rows.push({ kind: 'message', key: shown.key, shown, startsGroup, endsGroup });
  });
  return rows;
}

function belongTogether(a: ShownMessage, b: ShownMessage): boolean {
  const isCall = a.message?.call !== undefined || b.message?.call !== undefined;
  return !isCall && a.senderId === b.senderId && Math.abs(b.at - a.at) < groupSpan;
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}
