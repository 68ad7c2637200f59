import { has, setOf, type Permission } from '@parley/contracts/spaces/permissions';
import type { Channel, Role, Space } from '@parley/contracts/spaces/space';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { SpaceTemplate } from '@parley/contracts/spaces/space-calls';
import { callAs } from './call.ts';
import type { Person } from './people.ts';

/** A space of somebody, for tests. */
export async function newSpace(owner: Person, template: SpaceTemplate = 'friends', name = 'A space'): Promise<Space> {
  return (await callAs(owner, spaceApi.createSpace, { body: { name, template } })).space;
}

/** Makes people members by an invite. */
export async function joinSpace(owner: Person, space: Pick<Space, 'id'>, people: Person[]): Promise<void> {
  const { invite } = await callAs(owner, spaceApi.createInvite, { params: { id: space.id }, body: {} });
  for (const person of people) await callAs(person, spaceApi.acceptInvite, { params: { code: invite.code } });
}

export async function channelsOf(who: Person, { id }: Pick<Space, 'id'>): Promise<Channel[]> {
  return (await callAs(who, spaceApi.listChannels, { params: { id } })).channels;
}

/** The first text channel in which members write. */
export async function textChannel(who: Person, space: Pick<Space, 'id'>): Promise<Channel> {
  const found = (await channelsOf(who, space)).find(
    ({ type, permissions }) => type === 'text' && has(BigInt(permissions), 'sendMessages'),
  );
  if (!found) throw new Error('the space has no text channel');
  return found;
}

export async function newRole(
  owner: Person,
  space: Pick<Space, 'id'>,
  permissions: Permission[],
  name = 'A role',
): Promise<Role> {
  const body = { name, permissions: String(setOf(permissions)) };
  return (await callAs(owner, spaceApi.createRole, { params: { id: space.id }, body })).role;
}

export async function giveRole(
  owner: Person,
  space: Pick<Space, 'id'>,
  person: Person,
  ...roleIds: string[]
): Promise<void> {
  await callAs(owner, spaceApi.updateMember, { params: { id: space.id, userId: person.user.id }, body: { roleIds } });
}

export function builtIn({ roles }: Space, name: NonNullable<Role['builtIn']>): Role {
  const found = roles.find(role => role.builtIn === name);
  if (!found) throw new Error(`the space has no role ${String(name)}`);
  return found;
}
