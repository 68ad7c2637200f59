import type { Place } from '@parley/contracts/places/place';
import type { StoredPlace } from '../stores/place-model.ts';

/** As its owner sees it: a mute whose time has passed is none. */
export function presentPlace(
  { placeId, favourite, mutedUntil, hidden, level = null }: StoredPlace,
  now = new Date(),
): Place {
  const isMuted = mutedUntil !== null && mutedUntil > now.toISOString();
  return { id: placeId, favourite, mutedUntil: isMuted ? mutedUntil : null, hidden, level };
}
