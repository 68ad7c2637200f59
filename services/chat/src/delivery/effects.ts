import type {
  CallClosed,
  CallOpened,
  MessageCreated,
  MessageDeleted,
  MessageEdited,
  RoomLogRecord,
} from '@parley/contracts/records';
import { fingerprint } from '../domain/message-id.ts';
import type { RoomHead, StoredChange, StoredMessage } from '../domain/room-model.ts';

/** Events that add a message to their room; a call adds its line. */
export type Creation = MessageCreated | CallOpened;
/** Events that change one; the end of a call changes its line. */
export type Change = MessageEdited | MessageDeleted | CallClosed;

const changeKinds = {
  'message.edited.v1': 'edit',
  'message.deleted.v1': 'delete',
  'call.closed.v1': 'call-end',
} as const;

export function isCreation(event: RoomLogRecord): event is Creation {
  return event.type === 'message.created.v1' || event.type === 'call.opened.v1';
}

/** The message that an event creates at the head of its room. */
export function toMessage(event: Creation, head: RoomHead): StoredMessage {
  return {
    _id: event.id,
    kind: 'message',
    roomId: event.roomId,
    seq: head.lastSeq,
    changedSeq: head.lastSeq,
    messages: head.messages,
    senderId: event.by,
    fingerprint: fingerprintOf(event),
    createdAt: new Date(event.at),
    ...(event.type === 'call.opened.v1' ? lineOf(event) : contentOf(event)),
  };
}

function contentOf({ clientMsgId, body, replyTo }: MessageCreated) {
  return { clientMsgId, body, ...(replyTo && { replyTo }) };
}

function lineOf({ callId, at, by }: CallOpened) {
  return { clientMsgId: callId, body: '', call: { callId, startedAt: at, participants: [by] } };
}

/** The entry of the log that says what happened to a message. */
export function changeOf(event: Change, target: StoredMessage, head: RoomHead): StoredChange {
  return {
    _id: event.id,
    kind: changeKinds[event.type],
    roomId: event.roomId,
    seq: head.lastSeq,
    messages: head.messages,
    messageId: target._id,
    by: event.by,
    at: new Date(event.at),
    fingerprint: fingerprintOf(event),
    lastMessageAt: head.lastMessageAt,
    ...(event.type === 'message.edited.v1' && { before: target.body }),
  };
}

/** The message as it is afterwards. */
export function applyChange(event: Change, target: StoredMessage, changedSeq: number): StoredMessage {
  switch (event.type) {
    case 'message.edited.v1':
      return { ...target, changedSeq, body: event.body, editedAt: new Date(event.at) };
    case 'message.deleted.v1':
      return { ...target, changedSeq, body: '', deletedAt: new Date(event.at) };
    case 'call.closed.v1': {
      const { callId, startedAt, at: endedAt, outcome, participants } = event;
      return { ...target, changedSeq, call: { callId, startedAt, endedAt, outcome, participants } };
    }
  }
}

/** What two events under one id must agree in. The first one to tell how a call ended is believed. */
export function fingerprintOf(event: RoomLogRecord): string {
  if (event.type === 'message.created.v1') return event.fingerprint;
  if (event.type === 'call.opened.v1') return fingerprint({ body: event.callId });
  return fingerprint({ body: event.type === 'message.edited.v1' ? event.body : '', replyTo: event.messageId });
}
