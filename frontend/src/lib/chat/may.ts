import type { Room } from '@parley/contracts/room';
import { has, type Permission } from '@parley/contracts/spaces/permissions';

type Asked = Pick<Room, 'channel'>;

/** What a channel allows; who is in another room may do there what members may. */
export function mayIn({ channel }: Asked, permission: Permission): boolean {
  return !channel || has(BigInt(channel.permissions), permission);
}

export const maySend = (room: Asked): boolean => mayIn(room, 'sendMessages');
