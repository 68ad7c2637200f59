import type { RoomListing } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';

/** Public groups by the beginning of their name, and whether the asker is in them. */
export async function discoverRooms(
  { rooms, members }: Pick<ChatContext, 'rooms' | 'members'>,
  userId: string,
  search: string,
  limit: number,
): Promise<RoomListing[]> {
  const [found, own] = await Promise.all([rooms.findPublic(search, limit), members.roomIdsOf(userId)]);
  const joined = new Set(own);
  return found.map(({ id, name, memberCount }) => ({ id, name, memberCount, joined: joined.has(id) }));
}
