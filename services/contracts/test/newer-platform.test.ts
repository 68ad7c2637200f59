import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { registrationMode } from '../src/auth-api.ts';
import { createRoomInput } from '../src/chat-api.ts';
import { chatNotices } from '../src/chat-events.ts';
import { readError } from '../src/errors.ts';
import { message } from '../src/message.ts';
import { member, room } from '../src/room.ts';
import { videoNotices } from '../src/video-events.ts';

const [id, userId] = [randomUUID(), randomUUID()];
const at = '2026-01-02T03:04:05.000Z';
const places = { lastSeq: 0, deliveredSeq: 0, readSeq: 0 };
const user = { id: userId, username: 'ann', displayName: 'Ann', avatarUrl: null };

const ofTomorrow = {
  kind: 'stage',
  role: 'curator',
  lastMessage: null,
  peer: null,
  call: null,
};

test('values and fields that a newer platform has are read and kept, and fail no list', () => {
  const rooms = {
    id,
    name: 'Tea',
    public: false,
    createdBy: userId,
    createdAt: at,
    memberCount: 1,
    live: 0,
    unread: 0,
    mentions: 0,
  };
  expect(room.parse({ ...rooms, ...places, ...ofTomorrow, lastMessageAt: null, colour: 'teal' })).toMatchObject({
    kind: 'stage',
    role: 'curator',
  });
  expect(member.parse({ user, role: 'curator', joinedAt: at, online: true, ...places, badge: 1 })).toMatchObject({
    role: 'curator',
  });
  const poll = { id, roomId: id, seq: 1, changedSeq: 1, senderId: userId, clientMsgId: id, body: '', createdAt: at };
  expect(message.parse({ ...poll, type: 'poll', choices: [] }).type).toBe('poll');
  const ended = { callId: id, startedAt: at, endedAt: at, outcome: 'transferred', participants: [] };
  expect(message.parse({ ...poll, call: ended }).call?.outcome).toBe('transferred');
  expect(registrationMode.parse('waiting-list')).toBe('waiting-list');
});

test.each([
  ['room:changed', { roomId: id, reason: 'archived' }],
  ['presence:change', { roomId: id, live: 1, users: [{ userId, status: 'away' }] }],
  ['call:ring-ended', { roomId: id, callId: id, outcome: 'forwarded' }],
] as const)('the notice %s is heard with a word of tomorrow', (name, payload) => {
  expect(chatNotices[name].parse(payload)).toEqual(payload);
});

test.each([
  ['peer:left', { peerId: id, reason: 'moved' }],
  ['call:ended', { reason: 'merged' }],
] as const)('the notice %s of a call too', (name, payload) => {
  expect(videoNotices[name].parse(payload)).toEqual(payload);
});

test('an error code of tomorrow is the nearest one of today', () => {
  expect(readError({ code: 'room_archived', message: 'Archived' })).toMatchObject({
    code: 'bad_request',
    status: 400,
    message: 'Archived',
  });
  expect(readError({ code: 'slow_mode', message: 'Wait', retryAfterMs: 900 })).toMatchObject({
    code: 'overloaded',
    retryAfterMs: 900,
  });
  expect(readError({ code: 'constructor', message: '' }).code).toBe('bad_request');
  expect(readError({ code: 'locked_out', message: '' }).code).toBe('locked_out');
});

test('what the platform is told stays closed, and so does nonsense', () => {
  expect(createRoomInput.safeParse({ kind: 'stage', name: 'Tea' }).success).toBe(false);
  expect(room.shape.kind.safeParse('').success).toBe(false);
  expect(room.shape.kind.safeParse(7).success).toBe(false);
  expect(room.shape.kind.safeParse('x'.repeat(65)).success).toBe(false);
});
