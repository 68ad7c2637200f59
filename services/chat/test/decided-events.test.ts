import { expect, test } from '@jest/globals';
import { roomEvent } from '@parley/contracts/room-events';
import type { Decision } from '../src/room-log/decide.ts';
import { after, bob, closed, created, deleted, edited, opened, reacted, roomId, run } from './support/log-events.ts';

const events = (decision: Decision) => decision.events.map(({ event }) => event);

test('those who follow a room get each event once, in its place, as the contract says', () => {
  const first = created('one');
  const call = opened('00000000-0000-4000-8000-000000000001');
  const decision = run([first, edited(first.id, 'uno'), reacted(first.id), call, closed(call), deleted(first.id)]);
  const told = events(decision);
  expect(told.map(event => roomEvent.parse(event))).toEqual(told);
  expect(told).toMatchObject([
    { type: 'message.stored.v1', seq: 1 },
    { type: 'message.updated.v1', seq: 2, change: 'edit' },
    { type: 'reaction.stored.v1', seq: 3, messageId: first.id, by: bob, emoji: '👍', on: true },
    { type: 'message.stored.v1', seq: 4, message: { call: { callId: call.callId } } },
    { type: 'message.updated.v1', seq: 5, change: 'call-end' },
    { type: 'message.updated.v1', seq: 6, change: 'delete', message: { body: '', changedSeq: 6 } },
  ]);
  expect(decision.events.every(({ requestId }) => requestId === 'test')).toBe(true);
});

test('what is refused or comes twice is not among them', () => {
  const first = created('one');
  const decision = run([first, first, { ...first, fingerprint: 'another' }, edited(first.id, 'not mine', bob)]);
  expect(events(decision)).toMatchObject([{ seq: 1, roomId }]);
});

test('a worker that decides again after a crash tells all of them, no matter what was stored by then', () => {
  const first = created('one');
  const log = [first, created('two'), edited(first.id, 'uno'), reacted(first.id), deleted(first.id)];
  const whole = run(log);
  for (let stored = 0; stored <= log.length; stored += 1) {
    const again = run(log, after(whole, stored));
    expect(events(again).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  }
});
