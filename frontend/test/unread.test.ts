import { expect, test } from '@jest/globals';
import { listedUnread, readUpTo, sawMessage } from '../src/lib/chat/log/unread.ts';

const listed = listedUnread({ lastSeq: 10, readSeq: 7, unread: 3 });

test('the listing counts, and what comes after it is added once', () => {
  const later = [11, 12, 12, 9].reduce(sawMessage, listed);
  expect(later.count).toBe(5);
});

test('a listing that was overtaken by hints keeps them', () => {
  const later = [11, 12].reduce(sawMessage, listed);
  expect(listedUnread({ lastSeq: 11, readSeq: 7, unread: 4 }, later).count).toBe(5);
});

test('reading to the end empties the count, here or on another device', () => {
  const later = sawMessage(listed, 11);
  expect(readUpTo(later, 11)).toMatchObject({ count: 0, uncertain: false });
});

test('reading up to the listing leaves what came later', () => {
  expect(readUpTo([11, 12].reduce(sawMessage, listed), 11).count).toBe(1);
});

test('reading within the listing needs a new listing', () => {
  expect(readUpTo(listed, 8).uncertain).toBe(true);
});

test('a listing that does not know the read mark yet does not bring the count back', () => {
  const read = readUpTo(listed, 10);
  expect(listedUnread({ lastSeq: 10, readSeq: 7, unread: 3 }, read).count).toBe(0);
});

test('an older read mark changes nothing', () => {
  expect(readUpTo(listed, 5)).toBe(listed);
});
