import { randomUUID } from 'node:crypto';
import type { CallClosed, CallOpened, MessageCreated, RoomLogRecord } from '@parley/contracts/records';
import { decide, type Decision, type Known } from '../../src/room-log/decide.ts';
import { emptyHead, type StoredEvent } from '../../src/room-log/model.ts';

export const ann = randomUUID();
export const bob = randomUUID();
export const roomId = randomUUID();
export const at = '2026-01-02T03:04:05.000Z';

export function created(body: string, by = ann, room = roomId): MessageCreated {
  return {
    type: 'message.created.v1',
    id: randomUUID(),
    roomId: room,
    by,
    right: 'author',
    at,
    clientMsgId: randomUUID(),
    body,
    fingerprint: body,
  };
}
export const edited = (messageId: string, body: string, by = ann): RoomLogRecord => ({
  type: 'message.edited.v1',
  id: randomUUID(),
  roomId,
  by,
  right: 'author',
  at,
  messageId,
  body,
});
export const reacted = (messageId: string, on = true, by = bob): RoomLogRecord => ({
  type: 'message.reacted.v1',
  id: randomUUID(),
  roomId,
  by,
  right: 'author',
  at,
  messageId,
  emoji: '👍',
  on,
});
export const opened = (callId: string): CallOpened => ({
  type: 'call.opened.v1',
  id: randomUUID(),
  roomId,
  by: ann,
  right: 'system',
  at,
  callId,
});
export const closed = ({ id, callId }: CallOpened): CallClosed => ({
  type: 'call.closed.v1',
  id: randomUUID(),
  roomId,
  by: bob,
  right: 'system',
  at: '2026-01-02T03:14:05.000Z',
  callId,
  messageId: id,
  startedAt: at,
  outcome: 'ended',
  participants: [ann, bob],
});
export const joined = (by = bob): RoomLogRecord => ({
  type: 'room.changed.v1',
  id: randomUUID(),
  roomId,
  by,
  right: 'system',
  at: '2026-01-02T04:04:05.000Z',
  line: { what: 'joined', userIds: [by] },
});
export const deleted = (messageId: string, by = ann): RoomLogRecord => ({
  type: 'message.deleted.v1',
  id: randomUUID(),
  roomId,
  by,
  right: 'author',
  at,
  messageId,
});

export function run(events: RoomLogRecord[], known: Partial<Known> = {}): Decision {
  const heads = known.heads ?? new Map(events.map(event => [event.roomId, emptyHead]));
  const entries = events.map(event => ({ event, partition: 0, requestId: 'test' }));
  return decide(entries, { heads, stored: known.stored ?? new Map(), replaying: known.replaying ?? new Set() });
}

/** What the store holds after a decision, as a later worker would load it. */
export function after(decision: Decision, upTo = Infinity): Known {
  const inserts = decision.write.inserts.slice(0, upTo);
  const stored = new Map<string, StoredEvent>(inserts.map(event => [event._id, event]));
  const last = inserts.at(-1);
  const head = last ? { lastSeq: last.seq, messages: last.messages, lastMessageAt: new Date(at) } : emptyHead;
  return { stored, heads: new Map([[roomId, head]]), replaying: new Set([0]) };
}
