import { mentionsIn, type Mentions } from '@parley/contracts/mentions';
import { has } from '@parley/contracts/spaces/permissions';
import type { ChannelAccessNow } from '../rooms/room-model.ts';

/**
 * Whom a text calls in this room. A role, or everybody at once, is called in a channel only by who may; the text of others
 * stands as they wrote it and calls nobody. Somebody who is not in the room is called in vain: they do not count it.
 */
export function calledBy(body: string, access: ChannelAccessNow | undefined): Mentions | undefined {
  const called = mentionsIn(body);
  if (!called) return undefined;
  const mayCallMany = !access || has(access.permissions, 'mentionEveryone');
  const allowed = mayCallMany
    ? { ...called, roleIds: access ? called.roleIds : [] }
    : { ...called, roleIds: [], here: false };
  return allowed.here || allowed.userIds.length > 0 || allowed.roleIds.length > 0 ? allowed : undefined;
}
