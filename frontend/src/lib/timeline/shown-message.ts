import type { CallLine } from '@parley/contracts/call';
import type { RoomLine } from '@parley/contracts/room-line';
import { contentOf, type Message } from '@parley/contracts/message';
import type { Reaction } from '@parley/contracts/message-actions/reaction';
import { withWishes } from '#lib/chat/log/reactions.ts';
import type { DeleteEntry } from '#lib/chat/outbox/kinds/delete.ts';
import type { EditEntry } from '#lib/chat/outbox/kinds/edit.ts';
import type { ReactionEntry } from '#lib/chat/outbox/kinds/reaction.ts';
import type { SendEntry } from '#lib/chat/outbox/kinds/send.ts';
import { isFulfilledBy } from '#lib/chat/outbox/rules.ts';

/** A message as it is shown: from the log, or still only in this device's outbox. */
export interface ShownMessage {
  /** The same before and after the log has it, so that nothing jumps. */
  key: string;
  roomId: string;
  senderId: string;
  isOwn: boolean;
  body: string;
  /** Epoch milliseconds. */
  at: number;
  /** The person's calendar day, to compare with other days. */
  day: string;
  isEdited: boolean;
  isDeleted: boolean;
  /** A newer app knows what it says. */
  isUnknown: boolean;
  /** Its line is that of a call. */
  call?: CallLine;
  /** The room tells of itself. */
  line?: RoomLine;
  /** With what this device has chosen and not yet got back. */
  reactions: readonly Reaction[];
  /** Set when the log has it. */
  message?: Message;
  /** The send that has not come back from the log. */
  pending?: SendEntry;
  /** The edit or deletion that is under way or has failed. */
  change?: EditEntry | DeleteEntry;
}

/** What this device knows of a message beside the log. */
interface Own {
  me: string;
  change: EditEntry | DeleteEntry | undefined;
  wishes: readonly ReactionEntry[] | undefined;
}

/** What was made of a message before: as long as nothing changes it is the same object, so that its row is not rendered again. */
const made = new WeakMap<Message, Own & { shown: ShownMessage }>();

export function shownFromLog(message: Message, own: Own): ShownMessage {
  const before = made.get(message);
  const isSame = before?.me === own.me && before.change === own.change && !before.wishes && !own.wishes;
  if (isSame) return before.shown;
  const shown = fromLog(message, own);
  made.set(message, { ...own, shown });
  return shown;
}

export function shownFromOutbox(entry: SendEntry, me: string): ShownMessage {
  const { id, roomId, body, createdAt: at } = entry;
  const unchanged = { isEdited: false, isDeleted: false, isUnknown: false, reactions: [] };
  return {
    key: `${me}:${id}`,
    roomId,
    senderId: me,
    isOwn: true,
    body,
    at,
    day: dayOf(at),
    ...unchanged,
    pending: entry,
  };
}

function fromLog(message: Message, { me, change, wishes = [] }: Own): ShownMessage {
  const open = change && !isFulfilledBy(change, message, me) ? change : undefined;
  const isEditing = open?.kind === 'edit' && open.state !== 'failed';
  const at = Date.parse(message.createdAt);
  const content = contentOf(message);
  return {
    key: `${message.senderId}:${message.clientMsgId}`,
    roomId: message.roomId,
    senderId: message.senderId,
    isOwn: message.senderId === me,
    body: isEditing ? open.body : message.body,
    at,
    day: dayOf(at),
    isEdited: message.editedAt !== undefined || isEditing,
    isDeleted: content.kind === 'deleted' || (open?.kind === 'delete' && open.state !== 'failed'),
    isUnknown: content.kind === 'unknown',
    ...(content.kind === 'call' && { call: content.call }),
    ...(content.kind === 'line' && { line: content.line }),
    reactions: withWishes(message.reactions, wishes, me),
    message,
    ...(open ? { change: open } : {}),
  };
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}
