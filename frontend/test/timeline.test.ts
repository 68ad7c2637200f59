import { describe, expect, test } from '@jest/globals';
import { openLog, prependPage } from '../src/lib/chat/log/room-log.ts';
import type { OutboxEntry } from '../src/lib/chat/outbox/entry.ts';
import { reachOfOthers, tickOf } from '../src/lib/timeline/ticks.ts';
import { reachesBackTo, type Row, timelineOf } from '../src/lib/timeline/timeline.ts';
import { me, messageAt, messages, other } from './support/messages.ts';

const log = openLog({ messages: messages(1, 3).reverse(), nextCursor: null });
const at = (order: number, id: string, state: OutboxEntry['state'] = 'queued'): OutboxEntry => ({
  kind: 'send',
  id,
  order,
  roomId: messageAt(1).roomId,
  body: `pending ${order}`,
  state,
  createdAt: Date.UTC(2030, 0, 1, 12, 1, order),
  afterSeq: 3,
});
const bodies = (rows: Row[]) => rows.flatMap(row => (row.kind === 'message' ? [row.shown.body] : []));
const rowsOf = (outbox: OutboxEntry[], unreadAfter: number | null = null, of = log) =>
  timelineOf({ log: of, outbox, me, unreadAfter });

test('the log by seq, then the outbox in its order', () => {
  expect(bodies(rowsOf([at(8, 'b'), at(7, 'a')]))).toEqual([
    'message 1',
    'message 2',
    'message 3',
    'pending 7',
    'pending 8',
  ]);
});

test('a message that has come back from the log replaces its twin, under the same key', () => {
  const pending = at(1, messageAt(4).clientMsgId, 'sent');
  const before = rowsOf([pending]).at(-1)?.key;
  const arrived = openLog({
    messages: [messageAt(4, { senderId: me }), ...messages(1, 3).reverse()],
    nextCursor: null,
  });
  const rows = rowsOf([pending], null, arrived);
  expect(bodies(rows)).toHaveLength(4);
  expect(rows.at(-1)?.key).toBe(before);
});

test('what a room tells of itself stands together, and is not new', () => {
  const line = { line: { what: 'joined' as const, userIds: [other] } };
  const of = openLog({
    messages: [messageAt(4), messageAt(3, line), messageAt(2, line), messageAt(1, { senderId: me })],
    nextCursor: null,
  });
  const rows = rowsOf([], 1, of);
  expect(rows.map(({ kind }) => kind)).toEqual(['day', 'message', 'lines', 'unread', 'message']);
  expect(rows.map(row => (row.kind === 'lines' ? row.lines.length : 0))).toEqual([0, 0, 2, 0, 0]);
  expect(rowsOf([], 1, of)[2]).toBe(rows[2]);
});

test('an edit shows at once, a deletion too, and a refused one is taken back', () => {
  const base = {
    order: 1,
    roomId: messageAt(1).roomId,
    createdAt: 0,
    afterSeq: 3,
    id: 'e',
    messageId: messageAt(2).id,
  };
  const edit: OutboxEntry = { ...base, kind: 'edit', body: 'better', state: 'queued' };
  expect(bodies(rowsOf([edit]))[1]).toBe('better');
  const shownAfter = (state: OutboxEntry['state']) =>
    rowsOf([{ ...base, kind: 'delete', state }]).filter(row => row.kind === 'message' && row.shown.isDeleted);
  expect([shownAfter('queued').length, shownAfter('failed').length]).toEqual([1, 0]);
});

test('days part the messages, and one person within minutes stands together', () => {
  const nextDay = messageAt(4, { createdAt: new Date(2030, 0, 9, 12).toISOString() });
  const rows = rowsOf([], null, openLog({ messages: [nextDay, ...messages(1, 3).reverse()], nextCursor: null }));
  expect(rows.map(row => row.kind)).toEqual(['day', 'message', 'message', 'message', 'day', 'message']);
  const groups = rows.flatMap(row => (row.kind === 'message' ? [[row.startsGroup, row.endsGroup]] : []));
  expect(groups).toEqual([
    [true, false],
    [false, false],
    [false, true],
    [true, true],
  ]);
});

test('the line for new messages stands before the first unread one of others', () => {
  expect(rowsOf([], 2).map(row => row.kind)).toEqual(['day', 'message', 'message', 'unread', 'message']);
  expect(rowsOf([], 3).some(row => row.kind === 'unread')).toBe(false);
});

test('a tick tells what all others have', () => {
  const marks = { [me]: { deliveredSeq: 9, readSeq: 9 }, [other]: { deliveredSeq: 5, readSeq: 3 } };
  const reach = reachOfOthers(marks, me, 1);
  expect([3, 5, 6].map(seq => tickOf(seq, reach))).toEqual(['read', 'delivered', 'sent']);
  expect(tickOf(1, reachOfOthers(marks, me, 2))).toBe('sent');
});

describe('older messages above', () => {
  const newest = openLog({ messages: messages(60, 109).reverse(), nextCursor: 'older' });
  const all = prependPage(newest, { messages: messages(1, 59).reverse(), nextCursor: null }, me);

  test('change nothing of the rows that are there, whatever group or day they continue', () => {
    const before = rowsOf([], null, newest);
    const after = rowsOf([], null, all);
    expect(before.length).toBeGreaterThan(25);
    expect(after.slice(-before.length)).toEqual(before);
  });

  test('an unchanged message keeps its row, so that it is not rendered again', () => {
    const before = rowsOf([], null, newest);
    const after = rowsOf([], null, all);
    expect(after.at(-3)).toBe(before.at(-3));
  });

  test('the line for new messages waits until its place is certain', () => {
    expect(rowsOf([], 40, newest).some(row => row.kind === 'unread')).toBe(false);
    expect([reachesBackTo(newest, 40), reachesBackTo(newest, 95), reachesBackTo(all, 40)]).toEqual([false, true, true]);
    const kinds = rowsOf([], 40, all).map(row => row.kind);
    expect(kinds.filter(kind => kind === 'unread')).toHaveLength(1);
  });
});
