import { describe, expect, test } from '@jest/globals';
import { bitOf } from '@parley/contracts/spaces/permissions';
import type { Category, Channel, Overwrite, Role } from '@parley/contracts/spaces/space';
import { channelGroups } from '../src/features/spaces/channels/channel-groups.ts';
import { dropped } from '../src/features/spaces/order/drop.ts';
import { inkOn } from '../src/features/spaces/ink-on.ts';
import { inviteCodeOf } from '../src/features/spaces/invite/invite-code.ts';
import { isPrivate, sees, withPrivacy } from '../src/features/spaces/private-channel.ts';
import { moveCategory, moveChannel, orderOf } from '../src/features/spaces/order/order.ts';

const category = (id: string): Category => ({ id, name: id, overwrites: [] });
const channel = (id: string, categoryId: string | null) => ({ id, categoryId }) as Channel;

/** `a` stands before all categories; `x` has `b` and `c`, `y` has none. */
const groups = channelGroups({ categories: [category('x'), category('y')] }, [
  channel('a', null),
  channel('b', 'x'),
  channel('c', 'x'),
]);
const shape = (moved: typeof groups | undefined) =>
  moved?.map(({ category: of, channels }) => `${of?.id ?? '-'}:${channels.map(({ id }) => id).join('')}`).join(' ');

describe('the order of channels', () => {
  test('a channel whose category is gone stands before all', () => {
    expect(shape(channelGroups({ categories: [category('x')] }, [channel('a', 'gone'), channel('b', 'x')]))).toBe(
      '-:a x:b',
    );
  });

  test('a channel goes up and down in its category', () => {
    expect(shape(moveChannel(groups, 'c', -1))).toBe('-:a x:cb y:');
    expect(shape(moveChannel(groups, 'b', 1))).toBe('-:a x:cb y:');
  });

  test('past the end of its category it goes into the next one', () => {
    expect(shape(moveChannel(groups, 'b', -1))).toBe('-:ab x:c y:');
    expect(shape(moveChannel(groups, 'c', 1))).toBe('-:a x:b y:c');
  });

  test('past both ends of the list there is no place', () => {
    expect(moveChannel(groups, 'a', -1)).toBeUndefined();
    expect(moveCategory(groups, 'x', -1)).toBeUndefined();
    expect(moveCategory(groups, 'y', 1)).toBeUndefined();
  });

  test('a category goes with its channels', () => {
    const moved = moveCategory(groups, 'y', -1);
    expect(shape(moved)).toBe('-:a y: x:bc');
    expect(orderOf(moved ?? [], 7)).toEqual({
      version: 7,
      categories: ['y', 'x'],
      channels: [
        { id: 'a', categoryId: null },
        { id: 'b', categoryId: 'x' },
        { id: 'c', categoryId: 'x' },
      ],
    });
  });
});

describe('a drop', () => {
  const onto = (dragged: string, target: string, side: 'before' | 'after') =>
    shape(dropped(groups, lineOf(dragged), lineOf(target), side));
  // The empty id is the head of the channels without a category.
  const lineOf = (id: string) => ({
    kind: ['x', 'y', ''].includes(id) ? ('group' as const) : ('item' as const),
    id,
  });

  test('puts a channel beside another one, in its category or not', () => {
    expect(onto('b', 'c', 'after')).toBe('-:a x:cb y:');
    expect(onto('c', 'a', 'before')).toBe('-:ca x:b y:');
    expect(onto('a', 'c', 'before')).toBe('-: x:bac y:');
  });

  test('on the head of a category puts a channel to its top, also of an empty one and of those without', () => {
    expect(onto('c', 'x', 'before')).toBe('-:a x:cb y:');
    expect(onto('b', 'y', 'after')).toBe('-:a x:c y:b');
    expect(onto('c', '', 'after')).toBe('-:ca x:b y:');
  });

  test('puts a category with its channels beside another one, never before those without', () => {
    expect(onto('y', 'x', 'before')).toBe('-:a y: x:bc');
    expect(onto('x', 'y', 'after')).toBe('-:a y: x:bc');
    expect(onto('x', '', 'after')).toBeUndefined();
    expect(onto('x', 'a', 'before')).toBeUndefined();
  });

  test('that changes nothing is none', () => {
    expect(onto('b', 'c', 'before')).toBeUndefined();
    expect(onto('x', 'y', 'before')).toBeUndefined();
    expect(onto('b', 'b', 'after')).toBeUndefined();
  });
});

describe('a private channel', () => {
  const role = (id: string, builtIn: Role['builtIn']) => ({ id, builtIn }) as Role;
  const space = { roles: [role('guest', 'guest'), role('member', 'member'), role('crew', null)] };
  const send = String(bitOf('sendMessages'));
  const silenced: Overwrite[] = [{ kind: 'role', id: 'member', allow: '0', deny: send }];

  test('is one that neither members nor guests see', () => {
    const overwrites = withPrivacy(space, silenced, ['crew']);
    expect(isPrivate(space, silenced)).toBe(false);
    expect(isPrivate(space, overwrites)).toBe(true);
    expect(space.roles.filter(one => sees(overwrites, one)).map(({ id }) => id)).toEqual(['crew']);
  });

  test('that is opened again keeps what else was denied, and what was said of people', () => {
    const ofPerson: Overwrite = { kind: 'person', id: 'ann', allow: send, deny: '0' };
    const opened = withPrivacy(space, withPrivacy(space, [...silenced, ofPerson], []), null);
    expect(opened).toEqual([...silenced, ofPerson]);
  });
});

test('what stands on a colour can be read', () => {
  expect(['#ffffff', '#000000', '#ffe066', '#1b4332'].map(inkOn)).toEqual(['#000000', '#ffffff', '#000000', '#ffffff']);
});

test('an invite is read from a link or is the code itself', () => {
  const pasted = ['https://chat.example/invite/aB3-_x9Q', ' aB3-_x9Q ', 'https://chat.example/invite/aB3-_x9Q?x=1#y'];
  expect(pasted.map(inviteCodeOf)).toEqual(['aB3-_x9Q', 'aB3-_x9Q', 'aB3-_x9Q']);
  expect(['', 'https://chat.example/', 'no code'].map(inviteCodeOf)).toEqual([undefined, undefined, undefined]);
});
