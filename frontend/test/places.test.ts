import { describe, expect, test } from '@jest/globals';
import type { Place } from '@parley/contracts/places/place';
import type { Category, Channel } from '@parley/contracts/spaces/space';
import { nextStop, type Stop } from '../src/features/places/keys/next-stop.ts';
import { arrange } from '../src/features/places/sections/arrange.ts';
import { placed, stepped } from '../src/features/places/sections/change-sections.ts';
import { channelGroups } from '../src/features/spaces/channels/channel-groups.ts';
import { favouritesOf, withoutHidden } from '../src/features/spaces/channels/in-list.ts';
import { isArchived, isMuted, unreadAtHome } from '../src/lib/chat/places.ts';
import type { RoomState } from '../src/lib/chat/state.ts';

const place = (id: string, set: Partial<Place>): Place => ({
  ...{ id, favourite: false, mutedUntil: null, hidden: false },
  ...{ sectionId: null, archivedAt: null, markedUnread: false, level: null },
  ...set,
});
const byId = (...places: Place[]) => Object.fromEntries(places.map(one => [one.id, one]));

describe('the next stop', () => {
  const stops: Stop[] = [
    { path: '/rooms/a', isUnread: true },
    { path: '/rooms/b', isUnread: false },
    { path: '/rooms/c', isUnread: true },
  ];
  const from = (current: string, step: 1 | -1, isUnread = false) => nextStop(stops, current, { step, isUnread })?.path;

  test('is the one below or above, round the ends', () => {
    expect(from('/rooms/a', 1)).toBe('/rooms/b');
    expect(from('/rooms/c', 1)).toBe('/rooms/a');
    expect(from('/rooms/a', -1)).toBe('/rooms/c');
  });

  test('is the first or last one from a page that is none of them, and belongs to its call', () => {
    expect(from('/settings', 1)).toBe('/rooms/a');
    expect(from('/settings', -1)).toBe('/rooms/c');
    expect(from('/rooms/b/call', 1)).toBe('/rooms/c');
  });

  test('with something new passes by the others, and is never the present one', () => {
    expect(from('/rooms/a', 1, true)).toBe('/rooms/c');
    expect(from('/rooms/b', -1, true)).toBe('/rooms/a');
    const [only] = stops;
    expect(nextStop([only as Stop], '/rooms/a', { step: 1, isUnread: true })).toBeUndefined();
    expect(nextStop([], '/', { step: -1, isUnread: false })).toBeUndefined();
  });
});

describe('the list of channels', () => {
  const category: Category = { id: 'x', name: 'x', overwrites: [] };
  const channels = ['a', 'b', 'c'].map(id => ({ id, categoryId: 'x' }) as Channel);
  const groups = channelGroups({ categories: [category] }, channels);
  const places = byId(place('a', { hidden: true }), place('b', { favourite: true }));
  const shown = (current?: string) =>
    withoutHidden(groups, places, current).map(group => group.channels.map(one => one.id));

  test('has favourites apart, and not what the person left, unless it is on the screen', () => {
    expect(favouritesOf(channels, places).map(({ id }) => id)).toEqual(['b']);
    expect(shown()).toEqual([[], ['c']]);
    expect(shown('a')).toEqual([[], ['a', 'c']]);
  });
});

test('channels and what is muted do not count at home', () => {
  const room = (id: string, count: number, more: object = {}) =>
    ({ id, unreadState: { count }, ...more }) as unknown as RoomState;
  const rooms = { a: room('a', 2), b: room('b', 3), c: room('c', 5, { channel: {} }) };
  expect(unreadAtHome({ rooms, places: {} })).toBe(5);
  const places = byId(place('b', { mutedUntil: 'forever' }), place('a', { favourite: true }));
  expect(unreadAtHome({ rooms, places })).toBe(2);
  expect(isMuted({ places }, 'b')).toBe(true);
  expect(isMuted({ places }, 'unknown')).toBe(false);
});

test('what was archived is back with a later message, unless it is muted', () => {
  const archivedAt = '2026-03-01T10:00:00.000Z';
  const later = { id: 'a', lastMessageAt: '2026-03-01T10:00:00.001Z' };
  const away = (set: Partial<Place>, room: { id: string; lastMessageAt: string | null }) =>
    isArchived({ places: byId(place('a', set)) }, room);
  expect(away({ archivedAt }, { id: 'a', lastMessageAt: archivedAt })).toBe(true);
  expect(away({ archivedAt }, { id: 'a', lastMessageAt: null })).toBe(true);
  expect(away({ archivedAt }, later)).toBe(false);
  expect(away({ archivedAt, mutedUntil: 'forever' }, later)).toBe(true);
  expect(away({}, later)).toBe(false);
});

describe('own sections', () => {
  const sections = ['x', 'y', 'z'].map(id => ({ id, name: id, collapsed: false }));
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id).join('');

  test('hold what was put into them, without favourites; what stood in one that is gone stands in none', () => {
    const put = (id: string, sectionId: string, favourite = false) => place(id, { sectionId, favourite });
    const places = byId(put('a', 'x'), put('b', 'x', true), put('c', 'gone'));
    const { favourites, groups } = arrange([{ id: 'a' }, { id: 'b' }, { id: 'c' }], { places, sections });
    expect(ids(favourites)).toBe('b');
    expect(groups.map(({ section, rooms }) => [section?.id, ids(rooms)])).toEqual([
      ['x', 'a'],
      ['y', ''],
      ['z', ''],
      [undefined, 'c'],
    ]);
  });

  test('move before and after each other, and stay where there is no place', () => {
    expect(ids(placed(sections, 'z', 'x', 'before'))).toBe('zxy');
    expect(ids(placed(sections, 'x', 'y', 'after'))).toBe('yxz');
    expect(ids(stepped(sections, 'x', 1))).toBe('yxz');
    expect(ids(stepped(sections, 'z', -1))).toBe('xzy');
    expect(stepped(sections, 'x', -1)).toBe(sections);
    expect(placed(sections, 'x', 'gone', 'after')).toBe(sections);
  });
});
