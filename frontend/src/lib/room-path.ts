import type { Room } from '@parley/contracts/room';

/** The page of a room; that of a channel is below its space. */
export function roomPath({ id, channel }: Pick<Room, 'id' | 'channel'>): string {
  return channel ? `/spaces/${channel.spaceId}/channels/${id}` : `/rooms/${id}`;
}
