import type { Message } from '@parley/contracts/message';
import type { RoomLog } from '#lib/chat/log/room-log.ts';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { isFulfilledBy } from '#lib/chat/outbox/rules.ts';
import type { ChatStore } from '#lib/chat/state.ts';
import { countMessages, patchRoom, raiseHead } from '#lib/chat/sync/updates.ts';

export interface CommitDeps {
  store: ChatStore;
  /** These entries were seen in the log: the device need not keep them. */
  forget(entries: OutboxEntry[]): void;
  /** The room holds something of others that this device did not report as delivered. */
  delivered(roomId: string): void;
}

/** Makes a room's new log visible and draws what follows from it: head, unread count, outbox, delivery mark. */
export function commitLog({ store, forget, delivered }: CommitDeps, roomId: string, log: RoomLog): void {
  const { logs, me, outbox } = store.getState();
  const before = logs[roomId];
  if (before === log) return;
  store.setState({ logs: { ...logs, [roomId]: log } });

  const fresh = changedMessages(before, log);
  raiseHead(store, roomId, log.position);
  noteLastMessage(
    store,
    roomId,
    log.messages.findLast(({ line }) => !line),
  );
  const fromOthers = fresh.filter(message => message.senderId !== me.id);
  countMessages(store, roomId, fresh);
  const done = outbox.filter(entry => fresh.some(message => isFulfilledBy(entry, message, me.id)));
  if (done.length > 0) forget(done);
  if (fromOthers.length > 0) delivered(roomId);
}

/** Messages that the new log has in another state than the old one; almost always a few at its end. */
function changedMessages(before: RoomLog | undefined, log: RoomLog): Message[] {
  if (!before) return [...log.messages];
  const known = new Set(before.messages);
  return log.messages.filter(message => !known.has(message));
}

function noteLastMessage(store: ChatStore, roomId: string, last: Message | undefined): void {
  if (!last) return;
  patchRoom(store, roomId, room =>
    (room.lastMessageAt ?? '') >= last.createdAt ? room : { ...room, lastMessageAt: last.createdAt },
  );
}
