import { describe, expect, test } from '@jest/globals';
import type { Message } from '@parley/contracts/message';
import { applyEvent } from '../src/lib/chat/log/apply.ts';
import { openLog } from '../src/lib/chat/log/room-log.ts';
import { countedIn, isNews, listedUnread, lostMessage, readUpTo, sawMessage } from '../src/lib/chat/log/unread.ts';
import { me, messageAt, messages, other } from './support/messages.ts';

const listed = listedUnread({ lastSeq: 10, readSeq: 7, unread: 3 });

const newsToMe = (message: Message) => isNews(message, me);

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

describe('a log that reaches back to what was read', () => {
  const window = openLog({ messages: messages(1, 10).reverse(), nextCursor: null });
  const withMessage = (seq: number, changes: Partial<Message>) => applyEvent(window, messageAt(seq, changes), me).log;

  test('counts one by one, so that reading a part of it is exact', () => {
    const read = countedIn(readUpTo(listed, 8), window, newsToMe);
    expect([read.count, read.uncertain]).toEqual([2, false]);
  });

  test('does not count what was deleted, what is one’s own, and a call that one was in', () => {
    const deleted = withMessage(9, { changedSeq: 11, deletedAt: messageAt(11).createdAt, body: '' });
    expect(countedIn(listed, deleted, newsToMe).count).toBe(2);
    const call = { callId: messageAt(1).id, startedAt: messageAt(1).createdAt, participants: [other, me] };
    expect(isNews(messageAt(11, { call }), me)).toBe(false);
    expect(isNews(messageAt(11, { call: { ...call, participants: [other] } }), me)).toBe(true);
    expect(isNews(messageAt(11, { senderId: me }), me)).toBe(false);
  });

  test('one that lacks what the listing counted says nothing', () => {
    const short = openLog({ messages: messages(1, 9).reverse(), nextCursor: null });
    expect(countedIn(listed, short, newsToMe)).toBe(listed);
    const late = openLog({ messages: messages(9, 10).reverse(), nextCursor: 'older' });
    expect(countedIn(listed, late, newsToMe)).toBe(listed);
  });
});

test('a message that was deleted after the listing no longer counts; one within it needs a new listing', () => {
  const later = [11, 12].reduce(sawMessage, listed);
  expect(lostMessage(later, 12).count).toBe(4);
  expect(lostMessage(listed, 9).uncertain).toBe(true);
  expect(lostMessage(listed, 7)).toBe(listed);
});
