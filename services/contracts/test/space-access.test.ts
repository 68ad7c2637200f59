import { expect, test } from '@jest/globals';
import {
  explain,
  outranks,
  permissionsInChannel,
  permissionsInSpace,
  rankOf,
  type ChannelAccess,
  type OverwriteAccess,
  type PersonAccess,
  type SpaceAccess,
} from '../src/spaces/access.ts';
import { everything, has, permissionNames, setOf, type Permission } from '../src/spaces/permissions.ts';

const rounds = 3_000;
const now = 1_000_000;

/** Numbers that repeat for a seed, so that a failure can be looked at. */
function randomOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    some: <T>(items: readonly T[]) => items.filter(() => next() < 0.35),
    one: <T>(items: T[]) => items[below(items.length)],
  };
}
type Random = ReturnType<typeof randomOf>;

interface Town {
  space: SpaceAccess;
  channel: ChannelAccess;
  people: PersonAccess[];
}

function spaceOf(random: Random): Town {
  const roleIds = ['base', 'guest', 'r1', 'r2', 'r3'];
  const names = permissionNames.filter(name => name !== 'administrator' || random.below(6) === 0);
  const set = () => setOf(random.some(names));
  const overwrites = (): OverwriteAccess[] =>
    random
      .some([...roleIds.map(id => ['role', id] as const), ...['p1', 'p2'].map(id => ['person', id] as const)])
      .map(([kind, id]) => ({ kind, id, allow: set(), deny: set() }));
  const space: SpaceAccess = {
    ownerId: 'p0',
    roles: new Map(roleIds.map((id, position) => [id, { id, position, permissions: set() }])),
    categories: new Map([['c', overwrites()]]),
  };
  const channel = {
    categoryId: random.below(2) ? 'c' : null,
    overwrites: random.below(2) ? overwrites() : null,
    locked: [undefined, false, true][random.below(3)],
  };
  const people = ['p0', 'p1', 'p2', 'p3'].map(userId => ({
    userId,
    baseRoleId: random.below(5) ? 'base' : 'guest',
    roleIds: random.some(['r1', 'r2', 'r3']),
    timeoutUntil: [undefined, now - 1, now + 1][random.below(3)],
  }));
  return { space, channel, people };
}

/** The same rules, said slowly: one permission at a time, in words. */
function mayInSpace({ space }: Town, person: PersonAccess, permission: Permission): boolean {
  if (space.ownerId === person.userId) return true;
  const held = [person.baseRoleId, ...person.roleIds].map(id => space.roles.get(id)?.permissions ?? 0n);
  if (held.some(set => has(set, 'administrator'))) return true;
  if ((person.timeoutUntil ?? 0) > now && permission !== 'viewChannel') return false;
  return held.some(set => has(set, permission));
}

function mayInChannel(town: Town, person: PersonAccess, permission: Permission): boolean {
  const { space, channel } = town;
  if (space.ownerId === person.userId) return true;
  const roles = [person.baseRoleId, ...person.roleIds].map(id => space.roles.get(id)?.permissions ?? 0n);
  if (roles.some(set => has(set, 'administrator'))) return true;
  if (permission !== 'viewChannel' && !mayInChannel(town, { ...person, timeoutUntil: undefined }, 'viewChannel'))
    return false;
  if ((person.timeoutUntil ?? 0) > now && permission !== 'viewChannel') return false;
  const isWriting = permission === 'sendMessages' || permission === 'addReactions';
  if (channel.locked && isWriting && !roles.some(set => has(set, 'manageChannels'))) return false;
  let answer = roles.some(set => has(set, permission));
  const rules = channel.overwrites ?? space.categories.get(channel.categoryId ?? '') ?? [];
  for (const rule of rules.filter(({ kind, id }) => kind === 'role' && id === person.baseRoleId))
    answer = decided(rule, permission, answer);
  const mine = rules.filter(
    ({ kind, id }) => kind === 'role' && id !== person.baseRoleId && person.roleIds.includes(id),
  );
  if (mine.some(({ deny }) => has(deny, permission))) answer = false;
  if (mine.some(({ allow }) => has(allow, permission))) answer = true;
  for (const rule of rules.filter(({ kind, id }) => kind === 'person' && id === person.userId))
    answer = decided(rule, permission, answer);
  return answer;
}

function decided({ allow, deny }: OverwriteAccess, permission: Permission, before: boolean): boolean {
  if (has(allow, permission)) return true;
  return has(deny, permission) ? false : before;
}

/** Calls for each person and permission of many spaces, and gathers what is told: an expectation for each would take minutes. */
function inManySpaces(look: (town: Town, person: PersonAccess, permission: Permission) => string | false): string[] {
  const told: string[] = [];
  for (let seed = 1; seed <= rounds; seed += 1) {
    const town = spaceOf(randomOf(seed));
    for (const person of town.people) {
      for (const permission of permissionNames) {
        const wrong = look(town, person, permission);
        if (wrong !== false) told.push(`space ${seed}, ${person.userId}, ${permission}: ${wrong}`);
      }
    }
  }
  return told;
}

test('what somebody may do is what the rules say one by one', () => {
  const wrong = inManySpaces((town, person, permission) => {
    const inSpace = has(permissionsInSpace(town.space, person, now), permission);
    const inChannel = has(permissionsInChannel(town.space, town.channel, person, now), permission);
    if (inSpace !== mayInSpace(town, person, permission)) return `${inSpace} in the space`;
    return inChannel !== mayInChannel(town, person, permission) && `${inChannel} in the channel`;
  });
  expect(wrong).toEqual([]);
});

test('the reason that is given says the same, and names what decides', () => {
  const wrong = inManySpaces((town, person, permission) => {
    const { allowed, because, id } = explain(town.space, person, permission, now, town.channel);
    if (allowed !== mayInChannel(town, person, permission)) return `${because} in the channel`;
    if ((because === 'role' || because === 'overwrite') && id === undefined) return `${because} of nothing`;
    const inSpace = explain(town.space, person, permission, now);
    return inSpace.allowed !== mayInSpace(town, person, permission) && `${inSpace.because} in the space`;
  });
  expect(wrong).toEqual([]);
});

test('the owner is above everybody, and nobody above an equal', () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const { space, people } = spaceOf(randomOf(seed));
    const [owner, ...others] = people as [PersonAccess, ...PersonAccess[]];
    expect(permissionsInSpace(space, owner, now)).toBe(everything);
    for (const other of others) {
      expect(outranks(space, owner, other)).toBe(true);
      expect(outranks(space, other, owner)).toBe(false);
      for (const third of others) {
        if (third === other) continue;
        expect(outranks(space, other, third)).toBe(rankOf(space, other) > rankOf(space, third));
        expect(outranks(space, other, third) && outranks(space, third, other)).toBe(false);
      }
    }
  }
});
