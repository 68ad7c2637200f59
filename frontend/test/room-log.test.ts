import { describe, expect, test } from '@jest/globals';
import { applyEvent as apply, applyRange as range, reachOf } from '../src/lib/chat/log/apply.ts';
import { isBehindItself, openLog, prependPage as prepend, type RoomLog } from '../src/lib/chat/log/room-log.ts';
import { messageAt, messages } from './support/messages.ts';

const me = 'somebody';
const applyEvent = (log: RoomLog, event: Parameters<typeof apply>[1]) => apply(log, event, me);
const applyRange = (log: RoomLog, given: Parameters<typeof range>[1]) => range(log, given, me);
const prependPage = (log: RoomLog, page: Parameters<typeof prepend>[1]) => prepend(log, page, me);

const seqs = (log: RoomLog) => log.messages.map(message => message.seq);
const pageOf = (from: number, to: number, nextCursor: string | null) => ({
  messages: messages(from, to).reverse(),
  nextCursor,
});

describe('opening a room', () => {
  test('a page without edits is complete up to its newest message', () => {
    const log = openLog(pageOf(51, 100, 'older'));
    expect(log.position).toBe(100);
    expect(isBehindItself(log)).toBe(false);
  });

  test('an empty room begins at 0', () => {
    expect(openLog({ messages: [], nextCursor: null }).position).toBe(0);
  });

  test('a hole in the page holds the position back, so that changes are asked from there', () => {
    const page = { messages: [messageAt(5), messageAt(3), messageAt(2), messageAt(1)], nextCursor: null };
    const log = openLog(page);
    expect(log.position).toBe(3);
    expect(isBehindItself(log)).toBe(true);
  });

  test('the place of an edit counts as seen', () => {
    const page = { messages: [messageAt(2), messageAt(1, { changedSeq: 3 })], nextCursor: null };
    expect(openLog(page).position).toBe(3);
  });
});

describe('events', () => {
  const log = openLog(pageOf(1, 3, null));

  test('the next one is applied', () => {
    const { log: after, verdict } = applyEvent(log, messageAt(4));
    expect(verdict).toBe('applied');
    expect([after.position, seqs(after)]).toEqual([4, [1, 2, 3, 4]]);
  });

  test('one that was applied before changes nothing', () => {
    const again = applyEvent(log, messageAt(3));
    expect(again.verdict).toBe('known');
    expect(again.log).toBe(log);
  });

  test('one beyond a gap waits, and is applied when the gap is closed by another event', () => {
    const gap = applyEvent(log, messageAt(5));
    expect(gap.verdict).toBe('gap');
    expect(seqs(gap.log)).toEqual([1, 2, 3]);
    const closed = applyEvent(gap.log, messageAt(4)).log;
    expect([closed.position, seqs(closed), closed.ahead]).toEqual([5, [1, 2, 3, 4, 5], []]);
  });

  test('events in any order end in the same room', () => {
    const shuffled = [9, 4, 8, 6, 5, 5, 7, 4, 10].map(seq => messageAt(seq));
    const end = shuffled.reduce((state, message) => applyEvent(state, message).log, log);
    expect([end.position, seqs(end)]).toEqual([10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
  });

  test('what waits beyond a gap is bounded', () => {
    const far = messages(10, 2_000).reduce((state, message) => applyEvent(state, message).log, log);
    expect(far.ahead).toHaveLength(500);
    expect(far.ahead[0]?.seq).toBe(10);
  });

  test('an edit replaces the message in its place', () => {
    const edited = applyEvent(log, messageAt(2, { changedSeq: 4, body: 'better' })).log;
    expect(edited.messages.map(({ body }) => body)).toEqual(['message 1', 'better', 'message 3']);
    expect(edited.position).toBe(4);
  });
});

describe('ranges', () => {
  const log = openLog(pageOf(1, 3, null));

  test('a range closes the gap and lets what waited through', () => {
    const gap = applyEvent(log, messageAt(7)).log;
    const healed = applyRange(gap, { from: 3, messages: messages(4, 6), upTo: 6 });
    expect([healed.position, seqs(healed)]).toEqual([7, [1, 2, 3, 4, 5, 6, 7]]);
  });

  test('the last page reaches to the head, whatever was overwritten before it', () => {
    const twice = [messageAt(1, { changedSeq: 6 })];
    expect(reachOf(twice, true, 6)).toBe(6);
    expect(reachOf(messages(4, 103), false, 500)).toBe(103);
    expect(applyRange(log, { from: 3, messages: twice, upTo: 6 }).position).toBe(6);
  });

  test('a range that overlaps events that came meanwhile doubles nothing', () => {
    const ahead = applyEvent(log, messageAt(4)).log;
    const after = applyRange(ahead, { from: 3, messages: messages(4, 5), upTo: 5 });
    expect([after.position, seqs(after)]).toEqual([5, [1, 2, 3, 4, 5]]);
  });

  test('a range from beyond the position would leave a hole and is not taken', () => {
    expect(applyRange(log, { from: 5, messages: messages(6, 8), upTo: 8 })).toBe(log);
  });

  test('a late answer never moves the position back', () => {
    expect(applyRange(log, { from: 0, messages: [], upTo: 1 }).position).toBe(3);
  });
});

describe('older pages', () => {
  const log = openLog(pageOf(51, 100, 'older'));

  test('stand before the window', () => {
    const all = prependPage(log, pageOf(1, 50, null));
    expect(seqs(all)).toEqual(messages(1, 100).map(({ seq }) => seq));
    expect(all.olderCursor).toBeNull();
  });

  test('do not undo a change that came before them', () => {
    const edited = applyEvent(log, messageAt(20, { changedSeq: 101, body: 'better' })).log;
    expect([seqs(edited)[0], edited.position]).toEqual([51, 101]);
    const all = prependPage(edited, pageOf(1, 50, null));
    expect(all.messages.find(({ seq }) => seq === 20)?.body).toBe('better');
    expect(all.outside.size).toBe(0);
  });

  test('are taken once', () => {
    const once = prependPage(log, pageOf(41, 60, 'older'));
    expect(seqs(once)).toEqual(messages(41, 100).map(({ seq }) => seq));
  });
});

describe('a log that begins where its reader came in', () => {
  const log = openLog({ ...pageOf(41, 60, null), startsAfter: 40 });

  test('is complete from there', () => {
    expect([log.position, isBehindItself(log)]).toEqual([60, false]);
  });

  test('shows no older message, also when it is changed later, and goes on after it', () => {
    const { log: after } = applyEvent(log, messageAt(20, { changedSeq: 61, body: 'from before' }));
    expect(seqs(after)).toEqual(seqs(log));
    expect(after.position).toBe(61);
  });
});
