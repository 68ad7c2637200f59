import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { ParleyError } from '@parley/contracts/errors';
import type { NewEntry, OutboxEntry } from '../src/lib/chat/outbox/entry.ts';
import { Outbox } from '../src/lib/chat/outbox/outbox.ts';
import { DeviceError } from '../src/lib/device/device-error.ts';
import { isFulfilledBy, needsNewKey, outcomeOf } from '../src/lib/chat/outbox/rules.ts';
import { me, messageAt } from './support/messages.ts';

const roomId = messageAt(1).roomId;
const send = (id: string, room = roomId): NewEntry => ({
  kind: 'send',
  id,
  roomId: room,
  body: id,
  state: 'queued',
  createdAt: 0,
  afterSeq: 0,
});
const away = () => new ParleyError('unavailable');

/** An outbox over a list; `deliver` decides what the platform answers. */
function outboxWith(
  deliver: (entry: OutboxEntry) => Promise<void>,
  write: () => Promise<void> = async () => undefined,
) {
  const entries: OutboxEntry[] = [];
  const sent: string[] = [];
  const shown: string[][] = [];
  const at = (order: number) => entries.findIndex(entry => entry.order === order);
  const outbox = new Outbox({
    store: {
      all: async () => [...entries],
      async add(entry) {
        await write();
        entries.push({ ...entry, order: entries.length } as OutboxEntry);
      },
      update: async entry => void entries.splice(at(entry.order), 1, entry),
      remove: async order => void entries.splice(at(order), 1),
    },
    deliver,
    exclusively: (_name, work) => work(),
    onChange: told => shown.push(told.map(({ id }) => id)),
    onSent: entry => sent.push(entry.id),
    broadcast: () => undefined,
    takeoverMs: 5_000,
  });
  return { outbox, entries, sent, shown };
}

afterEach(() => {
  jest.useRealTimers();
});

describe('draining', () => {
  test('one at a time per room, the next after the acknowledgement of the one before', async () => {
    const doors: (() => void)[] = [];
    const tried: string[] = [];
    const { outbox, sent } = outboxWith(entry => {
      tried.push(entry.id);
      return new Promise<void>(resolve => doors.push(resolve));
    });
    for (const id of ['a', 'b']) await outbox.add(send(id));
    await outbox.add(send('x', 'another room'));
    await turns();
    expect(tried).toEqual(['a', 'x']);
    doors[0]?.();
    await turns();
    expect(tried).toEqual(['a', 'x', 'b']);
    expect(sent).toEqual(['a']);
  });

  test('a platform that is away is tried again under the same key, in order', async () => {
    jest.useFakeTimers();
    let isAway = true;
    const tried: string[] = [];
    const { outbox, sent, entries } = outboxWith(async entry => {
      tried.push(entry.id);
      if (isAway) throw away();
    });
    for (const id of ['a', 'b']) await outbox.add(send(id));
    await jest.advanceTimersByTimeAsync(10);
    isAway = false;
    await jest.advanceTimersByTimeAsync(1_100);
    expect(tried).toEqual(['a', 'a', 'b']);
    expect(sent).toEqual(['a', 'b']);
    expect(entries.map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  test('an entry that can never succeed says why and lets the next one go', async () => {
    const { outbox, entries } = outboxWith(async entry => {
      if (entry.id === 'a') throw new ParleyError('not_a_member', 'Only members');
    });
    for (const id of ['a', 'b']) await outbox.add(send(id));
    await turns();
    expect(entries.map(({ state }) => state)).toEqual(['failed', 'sent']);
    expect(entries[0]?.error).toEqual({ code: 'not_a_member', message: 'Only members' });
  });

  test('what another tab leaves behind is taken over', async () => {
    jest.useFakeTimers();
    const { outbox, entries, sent } = outboxWith(async () => undefined);
    entries.push({ ...send('left'), order: 0 } as OutboxEntry);
    await outbox.changedElsewhere();
    await jest.advanceTimersByTimeAsync(4_900);
    expect(sent).toEqual([]);
    await jest.advanceTimersByTimeAsync(200);
    expect(sent).toEqual(['left']);
  });
});

describe('before the device has it', () => {
  test('an entry is shown at once, after those that are there, and sent when it is kept', async () => {
    const doors: (() => void)[] = [];
    const { outbox, sent, shown } = outboxWith(
      async () => undefined,
      () => new Promise(resolve => doors.push(resolve)),
    );
    const kept = ['a', 'b'].map(id => outbox.add(send(id)));
    expect(shown).toEqual([['a'], ['a', 'b']]);
    await turns();
    expect(sent).toEqual([]);
    for (const open of doors) open();
    await Promise.all(kept);
    await turns();
    expect(sent).toEqual(['a', 'b']);
    expect(shown.at(-1)).toEqual(['a', 'b']);
  });

  test('what the device refuses is shown no longer, and the caller hears why', async () => {
    const { outbox, shown } = outboxWith(
      async () => undefined,
      () => Promise.reject(new DeviceError('outbox_full')),
    );
    await expect(outbox.add(send('a'))).rejects.toMatchObject({ problem: 'outbox_full' });
    expect(shown).toEqual([['a'], []]);
  });
});

describe('rules', () => {
  const entry = { ...send(messageAt(4).clientMsgId), order: 0 } as OutboxEntry;

  test('what may pass is retried, as late as the platform asks', () => {
    expect(outcomeOf(entry, new ParleyError('rate_limited', '', { retryAfterMs: 700 }))).toEqual({
      next: 'retry',
      afterMs: 700,
    });
    for (const error of [away(), new ParleyError('internal'), new ParleyError('token_expired'), new TypeError('x')]) {
      expect(outcomeOf(entry, error)).toEqual({ next: 'retry' });
    }
  });

  test('a deletion of what is gone has reached its end', () => {
    const deletion = { ...entry, kind: 'delete', messageId: 'm' } as OutboxEntry;
    expect(outcomeOf(deletion, new ParleyError('message_deleted'))).toEqual({ next: 'forget' });
  });

  test('only the own message with the same key is the sent one', () => {
    expect(isFulfilledBy(entry, messageAt(4, { senderId: me }), me)).toBe(true);
    expect(isFulfilledBy(entry, messageAt(4), me)).toBe(false);
  });

  test('only a key with another body needs a new one', () => {
    const failed = (code: 'idempotency_conflict' | 'not_a_member') => ({ ...entry, error: { code, message: '' } });
    expect(needsNewKey(failed('idempotency_conflict'))).toBe(true);
    expect(needsNewKey(failed('not_a_member'))).toBe(false);
  });
});

/** Lets promises that are ready run. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
}
