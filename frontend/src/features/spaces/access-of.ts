import type { ChannelAccess, OverwriteAccess, SpaceAccess } from '@parley/contracts/spaces/access';
import type { Channel, Overwrite, Space } from '@parley/contracts/spaces/space';

/** A space as the rules of `contracts/spaces/access` read it. */
export function accessOf({ ownerId, roles, categories }: Pick<Space, 'ownerId' | 'roles' | 'categories'>): SpaceAccess {
  return {
    ownerId,
    roles: new Map(
      roles.map(({ id, position, permissions }) => [id, { id, position, permissions: BigInt(permissions) }]),
    ),
    categories: new Map(categories.map(({ id, overwrites }) => [id, overwrites.map(toAccess)])),
  };
}

export function channelAccessOf({ categoryId, overwrites }: Pick<Channel, 'categoryId' | 'overwrites'>): ChannelAccess {
  return { categoryId, overwrites: overwrites && overwrites.map(toAccess) };
}

/** A kind that only a newer platform knows is taken for a person, whom nobody is. */
function toAccess({ kind, id, allow, deny }: Overwrite): OverwriteAccess {
  return { kind: kind === 'role' ? 'role' : 'person', id, allow: BigInt(allow), deny: BigInt(deny) };
}
