import type { NoticePayload } from '@parley/contracts/chat-events';
import type { Message } from '@parley/contracts/message';
import type { Choice } from '#lib/chat/log/reactions.ts';
import { kindOf, type OutboxEntry } from '#lib/chat/outbox/entry.ts';
import type { Outbox } from '#lib/chat/outbox/outbox.ts';
import { needsNewKey } from '#lib/chat/outbox/rules.ts';
import type { ChatStore } from '#lib/chat/state.ts';
import { uuid } from '#lib/uuid.ts';
import { wallClock } from '#lib/clock.ts';

/** What the person does with messages. Each resolves when the device has it for good, not when it was sent. */
export interface MessageActions {
  send(roomId: string, body: string): Promise<void>;
  edit(message: Pick<Message, 'roomId' | 'id'>, body: string): Promise<void>;
  remove(message: Pick<Message, 'roomId' | 'id'>): Promise<void>;
  react(message: Pick<Message, 'roomId' | 'id'>, choice: Choice): Promise<void>;
  retry(entry: OutboxEntry): Promise<void>;
  discard(entry: OutboxEntry): Promise<void>;
  /** The platform refused what it had acknowledged. False when nothing of it is left on this device. */
  rejected(notice: NoticePayload<'message:rejected'>): boolean;
}

export function createMessageActions(store: ChatStore, outbox: Outbox): MessageActions {
  const base = (roomId: string) => ({
    id: uuid(),
    roomId,
    state: 'queued' as const,
    createdAt: wallClock(),
    afterSeq: store.getState().logs[roomId]?.position ?? 0,
  });
  const queueSend = (roomId: string, body: string) => outbox.add({ kind: 'send', ...base(roomId), body });

  return {
    send: queueSend,
    edit: (message, body) => outbox.add({ kind: 'edit', ...base(message.roomId), messageId: message.id, body }),
    remove: message => outbox.add({ kind: 'delete', ...base(message.roomId), messageId: message.id }),
    react: (message, choice) =>
      outbox.add({ kind: 'reaction', ...base(message.roomId), messageId: message.id, ...choice }),
    async retry(entry) {
      if (entry.kind !== 'send' || !needsNewKey(entry)) return outbox.update(queuedAgain(entry));
      await queueSend(entry.roomId, entry.body);
      await outbox.remove(entry);
    },
    discard: entry => outbox.remove(entry),
    rejected({ clientMsgId, id, code, message }) {
      const entry = store.getState().outbox.find(isMeant(id, clientMsgId));
      if (entry) void outbox.update({ ...entry, state: 'failed', error: { code, message } });
      return entry !== undefined;
    },
  };
}

function queuedAgain({ error: _, ...entry }: OutboxEntry): OutboxEntry {
  return { ...entry, state: 'queued' };
}

function isMeant(id: string, clientMsgId: string | undefined): (entry: OutboxEntry) => boolean {
  return entry =>
    kindOf(entry).isKeptWhenRejected && (entry.id === clientMsgId || ('messageId' in entry && entry.messageId === id));
}
