import type { Place } from '@parley/contracts/places/place';
import type { ChatContext } from '../context.ts';
import { decodeCursor, encodeCursor } from '../messages/cursors.ts';
import type { PageQuery } from '../spaces/pages.ts';
import { presentPlace } from './present-place.ts';

/** What somebody set for places, by id; also of those that they are not in any more, which mean nothing until they are back. */
export async function listPlaces(
  { places }: Pick<ChatContext, 'places'>,
  userId: string,
  { cursor, limit }: PageQuery,
): Promise<{ places: Place[]; nextCursor: string | null }> {
  const [after] = cursor === undefined ? [] : decodeCursor(cursor, /^([0-9a-f-]{36})$/);
  const found = await places.page(userId, after, limit);
  const last = found.length === limit ? found.at(-1) : undefined;
  return { places: found.map(place => presentPlace(place)), nextCursor: last ? encodeCursor(last.placeId) : null };
}
