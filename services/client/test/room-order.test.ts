import { expect, test } from '@jest/globals';
import type { Message } from '@parley/contracts/message';
import { placeOf, RoomOrder, type RoomEvent } from '../src/rooms/room-order.ts';

const at = (seq: number, changedSeq = seq) => ({ id: `m${seq}`, roomId: 'r', seq, changedSeq }) as Message;
const thumb = (seq: number) =>
  ({ notice: 'message:reaction', messageId: 'm1', roomId: 'r', seq, emoji: '👍', on: true }) as RoomEvent;
const places = (events: RoomEvent[]) => events.map(placeOf);

test('the next one at once, one beyond a gap when the gap is closed, each once', () => {
  const room = new RoomOrder(3);
  expect(places(room.take(at(3)))).toEqual([]);
  expect(places(room.take(at(4)))).toEqual([4]);
  expect(places(room.take(at(7)))).toEqual([]);
  expect(places(room.take(thumb(6)))).toEqual([]);
  expect(room.hasGap).toBe(true);
  expect(places(room.take(at(2, 5)))).toEqual([5, 6, 7]);
  expect(room.hasGap).toBe(false);
  expect(places(room.take(at(7)))).toEqual([]);
  expect(room.position).toBe(7);
});

test('a range brings what is new in it, in order, and what waited behind it', () => {
  const room = new RoomOrder(2);
  room.take(at(9));
  const events = [at(2), at(5), at(1, 7), thumb(4), thumb(8)];
  expect(places(room.takeRange(events, 8))).toEqual([4, 5, 7, 8, 9]);
  expect(places(room.takeRange(events, 8))).toEqual([]);
  expect(room.position).toBe(9);
});

test('what a range brings beyond its end waits for the next one', () => {
  const room = new RoomOrder(2);
  expect(places(room.takeRange([at(6), thumb(3), thumb(4)], 4))).toEqual([3, 4]);
  expect(places(room.takeRange([at(6), thumb(5)], 6))).toEqual([5, 6]);
});

test('of more than can wait some are dropped, and the gap is known all the same', () => {
  const room = new RoomOrder(0);
  for (let place = 2; place <= 700; place += 1) room.take(at(place));
  expect(places(room.take(at(1)))).toHaveLength(501);
  expect(room.hasGap).toBe(true);
});

test('a place that was only heard of is a gap; a restart forgets it', () => {
  const room = new RoomOrder(5);
  room.heardOf(8);
  expect(room.hasGap).toBe(true);
  room.restart(2);
  expect([room.position, room.hasGap]).toEqual([2, false]);
  expect(places(room.take(at(3)))).toEqual([3]);
});
