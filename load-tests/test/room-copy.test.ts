import { expect, test } from '@jest/globals';
import { RoomCopy } from '../k6/client/room-copy.ts';

test('what follows directly is taken', () => {
  const copy = new RoomCopy(4);
  expect([copy.take(5), copy.take(6), copy.complete]).toEqual([true, true, 6]);
});

test('what was there before changes nothing', () => {
  const copy = new RoomCopy(4);
  expect([copy.take(3), copy.complete]).toEqual([true, 4]);
});

test('a gap is told, and closes when what is missing comes', () => {
  const copy = new RoomCopy(4);
  expect([copy.take(6), copy.complete]).toEqual([false, 4]);
  expect([copy.take(5), copy.complete]).toEqual([true, 6]);
});

test('a batch brings it up to its end, and on to what came ahead', () => {
  const copy = new RoomCopy(4);
  copy.take(9);
  copy.completeTo(8);
  expect(copy.complete).toBe(9);
});
