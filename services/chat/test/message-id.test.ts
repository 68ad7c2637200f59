import { expect, test } from '@jest/globals';
import { fingerprint, messageId, uuidV5 } from '../src/room-log/message-id.ts';

const ann = '0e0f8a3e-7a53-4f43-9f2b-3a8f0c6d1b11';
const room = '7c9a1d52-20b8-4c7e-8a4e-5b0f7f1f9a22';
const key = 'b5c0a1de-9a6e-4a57-8f8f-0a1b2c3d4e33';

test('a retry has the same id, on whichever node', () => {
  expect(messageId(ann, room, key)).toBe(messageId(ann, room, key));
});

test('another sender, room or key is another message', () => {
  const ids = [
    messageId(ann, room, key),
    messageId(room, ann, key),
    messageId(ann, key, room),
    messageId(ann, room, room),
  ];
  expect(new Set(ids).size).toBe(4);
});

test('ids are UUIDs of version 5', () => {
  expect(uuidV5('anything')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the fingerprint covers body and reply, and does not confuse them', () => {
  expect(fingerprint({ body: 'a' })).not.toBe(fingerprint({ body: 'b' }));
  expect(fingerprint({ body: 'a', replyTo: key })).not.toBe(fingerprint({ body: 'a' }));
  expect(fingerprint({ body: `${key}\na` })).not.toBe(fingerprint({ body: 'a', replyTo: key }));
});
