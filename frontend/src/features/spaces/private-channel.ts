import { bitOf, has, nothing } from '@parley/contracts/spaces/permissions';
import type { Overwrite, Role, Space } from '@parley/contracts/spaces/space';
import { isBaseRole } from '#features/spaces/ranks.ts';

/** As the platform takes them. */
export interface GivenOverwrite {
  kind: 'role' | 'person';
  id: string;
  allow: string;
  deny: string;
}

const view = bitOf('viewChannel');

/** A channel is private when neither members nor guests see it without another role. */
export function isPrivate({ roles }: Pick<Space, 'roles'>, overwrites: readonly Overwrite[]): boolean {
  return roles.filter(isBaseRole).every(role => has(BigInt(of(overwrites, role.id)?.deny ?? 0), 'viewChannel'));
}

export function sees(overwrites: readonly Overwrite[], { id }: Pick<Role, 'id'>): boolean {
  return has(BigInt(of(overwrites, id)?.allow ?? 0), 'viewChannel');
}

/** The overwrites of a channel that only these roles see, or, without `seenBy`, of one that is not private. */
export function withPrivacy(
  { roles }: Pick<Space, 'roles'>,
  overwrites: readonly Overwrite[],
  seenBy: readonly string[] | null,
): GivenOverwrite[] {
  const kept = overwrites.filter(({ id }) => !roles.some(role => role.id === id)).map(given);
  const ofRoles = roles.map(role => {
    const { allow, deny } = of(overwrites, role.id) ?? { allow: '0', deny: '0' };
    const isAllowed = !isBaseRole(role) && seenBy?.includes(role.id) === true;
    // Another role that was kept out stays out, unless it is let in now.
    const isDenied = isBaseRole(role) ? seenBy !== null : !isAllowed && has(BigInt(deny), 'viewChannel');
    return {
      kind: 'role' as const,
      id: role.id,
      allow: String(put(BigInt(allow), isAllowed)),
      deny: String(put(BigInt(deny), isDenied)),
    };
  });
  return [...ofRoles.filter(({ allow, deny }) => BigInt(allow) !== nothing || BigInt(deny) !== nothing), ...kept];
}

function put(set: bigint, isIn: boolean): bigint {
  return isIn ? set | view : set & ~view;
}

function of(overwrites: readonly Overwrite[], roleId: string): Overwrite | undefined {
  return overwrites.find(({ kind, id }) => kind === 'role' && id === roleId);
}

/** Kinds that only a newer platform knows are taken for people: they come back as they were. */
function given({ kind, id, allow, deny }: Overwrite): GivenOverwrite {
  return { kind: kind === 'role' ? 'role' : 'person', id, allow, deny };
}
