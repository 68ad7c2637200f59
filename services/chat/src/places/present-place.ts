import type { Place } from '@parley/contracts/places/place';
import type { StoredPlace } from '../stores/place-model.ts';

/** As its owner sees it: a mute whose time has passed is none. */
export function presentPlace(
  { placeId, mutedUntil, favourite, hidden, sectionId, archivedAt, markedUnread, level = null }: StoredPlace,
  now = new Date(),
): Place {
  const isMuted = mutedUntil !== null && mutedUntil > now.toISOString();
  const until = isMuted ? mutedUntil : null;
  return { id: placeId, favourite, mutedUntil: until, hidden, sectionId, archivedAt, markedUnread, level };
}
