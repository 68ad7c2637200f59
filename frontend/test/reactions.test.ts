import { describe, expect, test } from '@jest/globals';
import type { Note } from '@parley/contracts/message-actions/index';
import { applyEvent, applyRange } from '../src/lib/chat/log/apply.ts';
import { reacted, withWishes } from '../src/lib/chat/log/reactions.ts';
import { openLog, prependPage, type RoomLog } from '../src/lib/chat/log/room-log.ts';
import { me, messageAt, messages, other } from './support/messages.ts';

const first = messageAt(1);
const change = (seq: number, changes: Partial<Note> = {}): Note => ({
  notice: 'message:reaction',
  roomId: first.roomId,
  seq,
  messageId: first.id,
  userId: other,
  emoji: '👍',
  on: true,
  ...changes,
});
const shown = (log: RoomLog) => log.messages[0]?.reactions?.of;

describe('a change of reactions', () => {
  const log = openLog({ messages: messages(1, 3).reverse(), nextCursor: null });

  test('is the next event of the room, and leaves the message in its place', () => {
    const { log: after, verdict } = applyEvent(log, change(4), me);
    expect(verdict).toBe('applied');
    expect(after.position).toBe(4);
    expect(shown(after)).toEqual([{ emoji: '👍', count: 1, mine: false, people: [other] }]);
  });

  test('waits beyond a gap, and changes nothing when it comes again', () => {
    const gap = applyEvent(log, change(5, { userId: me }), me);
    expect(gap.verdict).toBe('gap');
    const both = applyRange(gap.log, { from: 3, messages: [], notes: [change(4)], upTo: 4 }, me);
    expect(both.position).toBe(5);
    expect(shown(both)).toEqual([{ emoji: '👍', count: 2, mine: true, people: [other, me] }]);
    expect(applyEvent(both, change(4), me).log).toBe(both);
  });

  test('that takes back the last choice takes the emoji away', () => {
    const after = [change(4), change(5, { on: false })].reduce((state, event) => applyEvent(state, event, me).log, log);
    expect(shown(after)).toEqual([]);
  });

  test('outlives an edit, which says nothing of reactions, and not a deletion', () => {
    const chosen = applyEvent(log, change(4), me).log;
    const edited = applyEvent(chosen, { ...first, changedSeq: 5, body: 'better' }, me).log;
    expect(edited.messages[0]).toMatchObject({ body: 'better', reactions: { seq: 4 } });
    const at = '2026-01-01T00:00:00.000Z';
    const deleted = applyEvent(edited, { ...first, changedSeq: 6, body: '', deletedAt: at }, me).log;
    expect(shown(deleted)).toBeUndefined();
  });
});

test('a reaction to a message that is not loaded is there when a page read before it comes', () => {
  const window = openLog({ messages: messages(51, 60).reverse(), nextCursor: 'older' });
  const told = applyEvent(window, change(61), me).log;
  const all = prependPage(told, { messages: messages(1, 50).reverse(), nextCursor: null }, me);
  expect(shown(all)).toMatchObject([{ emoji: '👍', count: 1 }]);
  const counted = { ...first, reactions: { seq: 61, of: [{ emoji: '👍', count: 1, mine: false, people: [other] }] } };
  const later = prependPage(told, { messages: [counted], nextCursor: null }, me);
  expect(shown(later)).toMatchObject([{ count: 1 }]);
});

test('what this device wants is shown before the platform says so, once', () => {
  const { reactions } = reacted(first, change(4), me);
  const wish = { emoji: '👍', on: true };
  expect(withWishes(reactions, [wish, wish], me)).toMatchObject([{ count: 2, mine: true }]);
  expect(withWishes(reactions, [wish, { ...wish, on: false }], me)).toMatchObject([{ count: 1, mine: false }]);
});
