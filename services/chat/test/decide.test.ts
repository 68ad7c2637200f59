import { randomUUID } from 'node:crypto';
import { roomLogRecord, type RoomLogRecord } from '@parley/contracts/records';
import { expect, test } from '@jest/globals';
import { type Decision } from '../src/room-log/decide.ts';
import { type StoredMessage } from '../src/room-log/model.ts';
import {
  after,
  ann,
  at,
  bob,
  closed,
  created,
  deleted,
  edited,
  joined,
  opened,
  reacted,
  roomId,
  run,
} from './support/log-events.ts';

/** The messages that are told. */
const told = (decision: Decision) =>
  decision.deliveries.flatMap(({ payload }) => ('messageId' in payload ? [] : [payload]));
const seqs = (decision: Decision) => decision.write.inserts.map(event => event.seq);

test('events of a room are numbered without a gap, in the order of the log', () => {
  const first = created('one');
  const decision = run([first, created('two'), edited(first.id, 'uno'), created('three')]);
  expect(seqs(decision)).toEqual([1, 2, 3, 4]);
  expect(decision.heads.get(roomId)).toMatchObject({ lastSeq: 4, messages: 3 });
});

test('what a room tells of itself has a place, and is no activity; nobody changes it', () => {
  const line = joined();
  const decision = run([created('one'), line, edited(line.id, 'me too'), deleted(line.id, bob)]);
  expect(seqs(decision)).toEqual([1, 2]);
  expect(decision.heads.get(roomId)).toEqual({ lastSeq: 2, messages: 2, lastMessageAt: new Date(at) });
  expect(told(decision)[1]).toMatchObject({ body: '', type: 'room-line', line: { what: 'joined', userIds: [bob] } });
  expect(decision.rejections.map(({ code }) => code)).toEqual(['forbidden', 'forbidden']);
});

test('rooms are numbered apart', () => {
  const other = randomUUID();
  const decision = run([created('a'), created('b', ann, other), created('c')]);
  expect(decision.write.inserts.map(event => [event.roomId, event.seq])).toEqual([
    [roomId, 1],
    [other, 1],
    [roomId, 2],
  ]);
});

test('the same event twice in a batch is one', () => {
  const once = created('once');
  const decision = run([once, once, created('next')]);
  expect(seqs(decision)).toEqual([1, 2]);
  expect(decision.duplicates).toBe(1);
  expect(decision.deliveries).toHaveLength(2);
});

test('anyone who decides a batch again after a crash at any point comes to the same places', () => {
  const first = created('one');
  const events = [first, created('two'), edited(first.id, 'uno'), created('three'), deleted(first.id)];
  const whole = run(events);
  for (let stored = 0; stored <= events.length; stored += 1) {
    const again = run(events, after(whole, stored));
    const all = [...whole.write.inserts.slice(0, stored), ...again.write.inserts];
    expect(all.map(event => [event._id, event.seq])).toEqual(whole.write.inserts.map(event => [event._id, event.seq]));
  }
});

test('what a dead worker stored is told again in a replay, and not otherwise', () => {
  const event = created('one');
  const known = after(run([event]));
  expect(run([event], known).deliveries).toHaveLength(1);
  expect(run([event], { ...known, replaying: new Set() }).deliveries).toHaveLength(0);
});

test('the first new event ends the replay of its partition', () => {
  const [old, retried] = [created('old'), created('new')];
  const decision = run([old, retried, old], after(run([old])));
  expect(told(decision).map(({ body }) => body)).toEqual(['old', 'new']);
  expect(decision.replaying.size).toBe(0);
});

test('a refused event does not end a replay: what was stored after it is told too', () => {
  const [first, refused, second] = [created('first'), deleted(randomUUID()), created('second')];
  const whole = run([first, refused, second]);
  const again = run([first, refused, second, created('new')], after(whole));
  expect(told(again).map(({ body }) => body)).toEqual(['first', 'second', 'new']);
  expect(again.rejections).toMatchObject([{ code: 'unknown_message', requestId: 'test' }]);
});

test('deleting twice is deleting once', () => {
  const event = created('one');
  const decision = run([deleted(event.id), deleted(event.id)], after(run([event])));
  expect(seqs(decision)).toEqual([2]);
  expect(decision.rejections).toEqual([]);
});

test('the same edit again changes nothing, another body under its id is refused', () => {
  const event = created('one');
  const edit = edited(event.id, 'uno');
  const known = after(run([event, edit]));
  expect(run([edit], known)).toMatchObject({ write: { inserts: [] }, rejections: [] });
  expect(run([{ ...edit, body: 'due' } as RoomLogRecord], known).rejections).toMatchObject([
    { code: 'idempotency_conflict' },
  ]);
});

test('the same key with another body is refused and changes nothing', () => {
  const event = created('one');
  const decision = run([{ ...event, body: 'other', fingerprint: 'other' }], after(run([event])));
  expect(decision.write.inserts).toHaveLength(0);
  expect(decision.rejections).toMatchObject([{ code: 'idempotency_conflict' }]);
});

test('an edit keeps the place, moves changedSeq and keeps the old body', () => {
  const event = created('one');
  const decision = run([edited(event.id, 'uno')], after(run([event])));
  expect(decision.write.inserts).toMatchObject([{ kind: 'edit', seq: 2, before: 'one', messages: 1 }]);
  expect(decision.write.updates).toMatchObject([{ _id: event.id, set: { body: 'uno', changedSeq: 2 } }]);
  expect(decision.deliveries).toMatchObject([
    { notice: 'message:changed', payload: { seq: 1, changedSeq: 2, body: 'uno' } },
  ]);
});

test('a deletion empties the body; nothing can change it afterwards', () => {
  const event = created('secret');
  const decision = run([deleted(event.id), edited(event.id, 'back')], after(run([event])));
  expect(decision.write.updates).toMatchObject([{ set: { body: '', changedSeq: 2 } }]);
  expect(decision.rejections).toMatchObject([{ code: 'message_deleted' }]);
  expect(JSON.stringify(decision.write)).not.toContain('secret');
});

test("somebody else's message and an unknown one cannot be changed", () => {
  const event = created('mine');
  const decision = run([edited(event.id, 'yours', bob), deleted(randomUUID())], after(run([event])));
  expect(decision.rejections.map(({ code }) => code)).toEqual(['forbidden', 'unknown_message']);
  expect(decision.write.inserts).toHaveLength(0);
});

test('a moderator deletes what is of others, and writes nothing in their name; a person writes no line of a call', () => {
  const event = created('mine');
  const known = after(run([event]));
  const asModerator = { right: 'moderator' } as const;
  const removal = run([{ ...deleted(event.id, bob), ...asModerator }], known);
  expect(removal.write.inserts).toMatchObject([{ kind: 'delete', by: bob, right: 'moderator' }]);
  expect(removal.write.updates).toMatchObject([{ set: { body: '' } }]);
  const refused = run(
    [
      { ...edited(event.id, 'yours', bob), ...asModerator },
      { ...reacted(event.id), ...asModerator },
      { ...created('x', bob), ...asModerator },
      { ...opened(randomUUID()), right: 'author' },
    ],
    known,
  );
  expect(refused.rejections.map(({ code }) => code)).toEqual(Array(4).fill('forbidden'));
  expect(refused.write.inserts).toEqual([]);
});

test('a record of 0.3, which does not say in whose right it is, is that of its author, and the line of a call the platform', () => {
  const old = (event: RoomLogRecord) => roomLogRecord.parse({ ...event, right: undefined });
  const begin = opened(randomUUID());
  const decision = run([created('one'), begin, closed(begin)].map(old));
  expect(seqs(decision)).toEqual([1, 2, 3]);
  expect(decision.rejections).toEqual([]);
});

test('a message that is edited in its own batch is told as it was, then as it is', () => {
  const event = created('one');
  const decision = run([event, edited(event.id, 'uno')]);
  expect(told(decision).map(({ body, changedSeq }) => [body, changedSeq])).toEqual([
    ['one', 1],
    ['uno', 2],
  ]);
  expect((decision.write.inserts[0] as StoredMessage).body).toBe('one');
});

test('a call adds a line like a message, and its end changes the line in place', () => {
  const begin = opened(randomUUID());
  const end = closed(begin);
  const decision = run([created('before'), begin, created('between'), end]);
  expect(seqs(decision)).toEqual([1, 2, 3, 4]);
  expect(decision.heads.get(roomId)).toMatchObject({ lastSeq: 4, messages: 3 });
  const { callId } = begin;
  expect(decision.deliveries[1]).toMatchObject({
    notice: 'message:new',
    payload: { seq: 2, body: '', senderId: ann, call: { callId, startedAt: at, participants: [ann] } },
  });
  const call = { callId, startedAt: at, endedAt: end.at, outcome: 'ended', participants: [ann, bob] };
  expect(decision.deliveries[3]).toMatchObject({ notice: 'message:changed', payload: { seq: 2, changedSeq: 4, call } });
  expect(decision.write.updates).toMatchObject([{ _id: begin.id, set: { changedSeq: 4, call } }]);
  expect(decision.write.inserts[3]).toMatchObject({ kind: 'call-end', messages: 3, messageId: begin.id });
});

test('a call told again is one line with one end, and the first outcome stands', () => {
  const begin = opened(randomUUID());
  const end = closed(begin);
  const known = after(run([begin, end]));
  const again = run([begin, end, { ...end, outcome: 'missed' }, created('next')], known);
  expect(again.write.inserts.map(event => event.seq)).toEqual([3]);
  expect(again).toMatchObject({ duplicates: 3, rejections: [] });
});

test('nobody edits or deletes the line of a call, and no call ends the line of another', () => {
  const begin = opened(randomUUID());
  const message = created('mine');
  const known = after(run([begin, message]));
  const other = { ...closed(begin), callId: randomUUID() };
  const onMessage = { ...closed(begin), messageId: message.id };
  const decision = run(
    [edited(begin.id, 'x'), deleted(begin.id), other, onMessage, closed(opened(randomUUID()))],
    known,
  );
  expect(decision.rejections.map(({ code }) => code)).toEqual([
    'forbidden',
    'forbidden',
    'forbidden',
    'forbidden',
    'unknown_message',
  ]);
  expect(decision.write.inserts).toEqual([]);
});

/** What event `seq` changes beside its message. */
const effect = (_id: string, seq: number) => ({
  updateOne: { filter: { _id }, update: [{ $set: { seq: { $max: ['$seq', seq] } } }] },
});

test('a reaction has a place of its own and leaves the message as it is', () => {
  const event = created('one');
  const decision = run([event, reacted(event.id), reacted(event.id, false), created('two')]);
  expect(seqs(decision)).toEqual([1, 2, 3, 4]);
  expect(decision.write).toMatchObject({ updates: [], effects: [effect(event.id, 2), effect(event.id, 3)] });
  expect(decision.heads.get(roomId)).toMatchObject({ lastSeq: 4, messages: 2 });
  expect(decision.deliveries.map(({ notice, about }) => [notice, about])).toEqual([
    ['message:new', event.id],
    ['message:reaction', event.id],
    ['message:reaction', event.id],
    ['message:new', decision.write.inserts[3]?._id],
  ]);
});

test('a reaction that a dead worker stored is written beside the log and told again in a replay', () => {
  const [event, thumb] = [created('one'), reacted('')];
  const events = [event, { ...thumb, messageId: event.id } as RoomLogRecord];
  const known = after(run(events));
  const again = run(events, known);
  expect(again.write).toMatchObject({ inserts: [], effects: [effect(event.id, 2)] });
  expect(JSON.stringify(again.write.effects)).toContain('👍');
  expect(again.deliveries).toHaveLength(2);
  expect(run(events, { ...known, replaying: new Set() }).write.effects).toHaveLength(0);
});
