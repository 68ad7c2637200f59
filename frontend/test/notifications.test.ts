import { expect, test } from '@jest/globals';
import { afterClick } from '../shell/notice-click.ts';
import { Pace } from '../src/lib/notifications/pace.ts';
import { type Choice, type Heard, isQuietAt, isTold, levelOf } from '../src/lib/notifications/policy.ts';

const heard: Heard = { isMine: false, isMention: false, isLine: false, isUnwanted: false, isSeen: false };
const choice: Choice = { isMuted: false, level: 'all', isQuiet: false };

test('what the person chose decides what they are told', () => {
  expect(isTold(heard, choice)).toBe(true);
  expect(isTold(heard, { ...choice, level: 'mentions' })).toBe(false);
  expect(isTold({ ...heard, isMention: true }, { ...choice, level: 'mentions' })).toBe(true);
  expect(isTold({ ...heard, isMention: true }, { ...choice, level: 'nothing' })).toBe(false);
  // A level of a later platform is as careful as mentions.
  expect(isTold(heard, { ...choice, level: 'threads' })).toBe(false);
});

test('nobody is told of what they said, see, do not want or are resting from', () => {
  for (const key of ['isMine', 'isLine', 'isUnwanted', 'isSeen'] as const)
    expect([key, isTold({ ...heard, isMention: true, [key]: true }, choice)]).toEqual([key, false]);
  for (const key of ['isMuted', 'isQuiet'] as const)
    expect([key, isTold({ ...heard, isMention: true }, { ...choice, [key]: true })]).toEqual([key, false]);
});

test('a room says more than its space, and that more than the general choice', () => {
  const general = { conversations: 'all', channels: 'mentions' } as const;
  const of = (places: Record<string, { level: string | null }>, spaceId?: string) =>
    levelOf(places, general, { roomId: 'room', spaceId });
  expect(of({})).toBe('all');
  expect(of({}, 'space')).toBe('mentions');
  expect(of({ space: { level: 'all' } }, 'space')).toBe('all');
  expect(of({ space: { level: 'all' }, room: { level: 'nothing' } }, 'space')).toBe('nothing');
  expect(of({ room: { level: null } })).toBe('all');
});

test('quiet hours go over midnight, and are those of their zone', () => {
  const hours = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };
  const at = (time: string) => isQuietAt(hours, new Date(`2026-07-01T${time}:00Z`));
  expect([at('19:59'), at('20:00'), at('23:30'), at('04:59'), at('05:00')]).toEqual([false, true, true, true, false]);
  const lunch = { from: '12:00', to: '13:00', timeZone: 'UTC' };
  expect(isQuietAt(lunch, new Date('2026-07-01T12:30:00Z'))).toBe(true);
  expect(isQuietAt(null, new Date())).toBe(false);
  expect(isQuietAt({ ...lunch, timeZone: 'Mars/Olympus' }, new Date('2026-07-01T12:30:00Z'))).toBe(false);
});

test('a thousand messages at once are a few notices', () => {
  const pace = new Pace();
  const alone = Array.from({ length: 1_000 }, (_, at) => pace.next(`room ${at}`, at)).filter(({ alone: is }) => is);
  expect(alone).toHaveLength(3);
  expect(pace.next('room 1', 1_000)).toEqual({ alone: false, rooms: 1_000 });
  // Later it is quiet again, also where the clock was set back meanwhile.
  expect(pace.next('room 1', 60_000)).toEqual({ alone: true });
  expect(pace.next('room 2', 10)).toEqual({ alone: true });
});

/** A worker with so many windows of the app, and what a click on a notice of a ring does there. */
async function clickOnRing(action: string, pages: number) {
  const done = { closed: 0, said: [] as unknown[], focused: 0, opened: [] as string[] };
  const page = { postMessage: (said: unknown) => done.said.push(said), focus: async () => void done.focused++ };
  const windows = {
    matchAll: async () => Array.from({ length: pages }, () => page),
    openWindow: async (path: string) => void done.opened.push(path),
  };
  const data = { path: '/rooms/1', ring: { callId: 'call', path: '/rooms/1/call' } };
  await afterClick({ action, notification: { close: () => void done.closed++, data } }, windows);
  return done;
}

test('the worker answers, declines or opens what was clicked, in a window that is there or in a new one', async () => {
  const nothing = { closed: 1, said: [], focused: 0, opened: [] };
  const answer = { answer: 'call', path: '/rooms/1/call' };
  expect(await clickOnRing('answer', 2)).toEqual({ ...nothing, said: [answer], focused: 1 });
  expect(await clickOnRing('answer', 0)).toEqual({ ...nothing, opened: ['/rooms/1/call'] });
  expect(await clickOnRing('decline', 2)).toEqual({ ...nothing, said: [{ decline: 'call' }] });
  expect(await clickOnRing('decline', 0)).toEqual(nothing);
  expect(await clickOnRing('', 1)).toEqual({ ...nothing, said: [{ open: '/rooms/1' }], focused: 1 });
});
