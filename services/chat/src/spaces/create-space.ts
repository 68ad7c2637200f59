import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { CallInput } from '@parley/contracts/rest';
import type { SpaceApi } from '@parley/contracts/spaces/space-api';
import { spaceLimits } from '@parley/contracts/spaces/space';
import type { ChatContext } from '../context.ts';
import type { SpaceChange } from '../stores/space-change.ts';
import type { StoredSpace, StoredSpaceMember } from './space-model.ts';
import { builtInRoles, firstChannels } from './templates.ts';

type Wish = CallInput<SpaceApi['createSpace']>['body'];

/** Creates a space with the channels of its template; who asks owns it. Throws `too_many_spaces`. */
export async function createSpace(
  ctx: Pick<ChatContext, 'spaces'>,
  ownerId: string,
  { name, description, template }: Wish,
): Promise<{ space: StoredSpace; member: StoredSpaceMember }> {
  const roles = builtInRoles();
  const id = randomUUID();
  const { categories, channels } = firstChannels(template, id, roles);
  const createdAt = new Date();
  const space: StoredSpace = {
    ...{ id, name, description, accent: null, ownerId, createdAt, deletedAt: null },
    ...{ memberCount: 0, version: 0, changes: 1, roles, categories },
  };
  const member = newSpaceMember(space, ownerId);
  return ctx.spaces.create(space, async change => {
    await refuseManySpaces(change, ownerId);
    for (const channel of channels) await change.addChannel(channel, ownerId);
    await change.addMember(member);
    change.restructured();
    change.audit({ by: ownerId, action: 'space.created', after: { name, template } });
    return { space: change.space, member };
  });
}

export function newSpaceMember({ id }: Pick<StoredSpace, 'id'>, userId: string): StoredSpaceMember {
  return {
    ...{ spaceId: id, userId, roleIds: [], guest: false, nickname: null },
    ...{ joinedAt: new Date(), timeoutUntil: null, invite: null },
  };
}

export async function refuseManySpaces({ models, session }: SpaceChange, userId: string): Promise<void> {
  const count = await models.spaceMembers.countDocuments({ userId }).session(session).exec();
  if (count >= spaceLimits.spacesPerPerson) throw new ParleyError('too_many_spaces');
}
