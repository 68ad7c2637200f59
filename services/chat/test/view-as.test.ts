import { beforeAll, expect, test } from '@jest/globals';
import { has, setOf } from '@parley/contracts/spaces/permissions';
import type { Channel, Role, Space } from '@parley/contracts/spaces/space';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { newPeople, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { builtIn, channelsOf, giveRole, joinSpace, newRole, newSpace } from '@parley/dev-env/spaces';

let ann: Person, bob: Person, eve: Person, max: Person;
let space: Space;
let helper: Role;
let helpersOnly: Channel;

/** Bob manages roles, and sees neither of the two channels that are closed to members. */
beforeAll(async () => {
  [ann, bob, eve, max] = (await newPeople(4, 'view-as')) as [Person, Person, Person, Person];
  space = await newSpace(ann, 'team', 'Gardeners');
  await joinSpace(ann, space, [bob, eve]);
  helper = await newRole(ann, space, ['viewChannel'], 'Helper');
  await giveRole(ann, space, bob, (await newRole(ann, space, ['manageRoles', 'viewChannel'], 'Roles')).id);
  helpersOnly = await closedChannel('helpers-only', helper.id);
});

async function closedChannel(name: string, ...allowed: string[]): Promise<Channel> {
  const view = String(setOf(['viewChannel']));
  const kind = 'role' as const;
  const overwrites = [
    ...[builtIn(space, 'member').id, builtIn(space, 'guest').id].map(id => ({ kind, id, allow: '0', deny: view })),
    ...allowed.map(id => ({ kind, id, allow: view, deny: '0' })),
  ];
  return (await callAs(ann, spaceApi.createChannel, { params: { id: space.id }, body: { name, overwrites } })).channel;
}

const listAs = (who: Person, ...roleIds: string[]) =>
  callAs(who, spaceApi.listChannels, { params: { id: space.id }, query: { asRoles: roleIds.join(',') } });
const namesOf = (channels: Channel[]) => channels.map(({ name }) => name).sort();

test('a role sees what a member sees, and what its own overwrites open', async () => {
  const asMember = (await listAs(ann, builtIn(space, 'member').id)).channels;
  expect(namesOf(asMember)).toEqual(namesOf(await channelsOf(eve, space)));
  const asHelper = (await listAs(ann, helper.id)).channels;
  expect(namesOf(asHelper)).toEqual(namesOf([...asMember, helpersOnly]));
});

test('the permissions are those of such a person, and nothing is unread', async () => {
  const { channels } = await listAs(ann, builtIn(space, 'guest').id);
  for (const { permissions, unread, lastSeq, call } of channels) {
    expect(has(BigInt(permissions), 'manageChannels')).toBe(false);
    expect({ unread, lastSeq, call }).toEqual({ unread: 0, lastSeq: 0, call: null });
  }
});

test('an administrator of the imagination sees everything; who asks learns of no channel that is hidden from them', async () => {
  const admin = builtIn(space, 'admin').id;
  expect(namesOf((await listAs(ann, admin)).channels)).toEqual(namesOf(await channelsOf(ann, space)));
  expect(namesOf((await listAs(bob, admin)).channels)).toEqual(namesOf(await channelsOf(bob, space)));
  expect(namesOf((await listAs(bob, helper.id)).channels)).not.toContain(helpersOnly.name);
});

test('it is for who manages roles, of roles that there are', async () => {
  expect(await refusal(listAs(eve, helper.id))).toBe('forbidden');
  expect(await refusal(listAs(max, helper.id))).toBe('unknown_space');
  expect(await refusal(listAs(ann, crypto.randomUUID()))).toBe('unknown_role');
  expect(await refusal(listAs(ann, 'helper'))).toBe('validation_failed');
  expect(await refusal(listAs(ann))).toBe('validation_failed');
});
