import type { RoomListing } from '@parley/contracts/room';
import { picturePath } from '@parley/contracts/pictures';
import { foldText } from '@parley/contracts/text';
import type { ChatContext } from '../context.ts';
import { decodeCursor, encodeCursor } from '../messages/cursors.ts';

interface Listings {
  rooms: RoomListing[];
  nextCursor: string | null;
}

/** Public groups by a part of their name, and whether the asker is in them. */
export async function discoverRooms(
  { rooms, members }: Pick<ChatContext, 'rooms' | 'members'>,
  userId: string,
  { search, cursor, limit }: { search: string; cursor?: string | undefined; limit: number },
): Promise<Listings> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const [found, own] = await Promise.all([rooms.findPublic(foldText(search), after, limit), members.roomIdsOf(userId)]);
  const joined = new Set(own);
  const last = found.at(-1);
  return {
    rooms: found.map(({ id, name, icon, memberCount }) => ({
      ...{ id, name, memberCount, joined: joined.has(id) },
      ...(icon && { iconUrl: picturePath('icon', icon) }),
    })),
    nextCursor: last && found.length === limit ? encodeCursor(last.id, last.folded ?? '') : null,
  };
}

function readCursor(text: string): { folded: string; id: string } {
  const [id = '', folded = ''] = decodeCursor(text, /^([0-9a-f-]{36})\n([^\n]*)$/);
  return { folded, id };
}
