import { ParleyError } from '@parley/contracts/errors';
import type { PlaceApi } from '@parley/contracts/places/place-api';
import { mostPlaces, type Place } from '@parley/contracts/places/place';
import type { CallInput } from '@parley/contracts/rest';
import { reads } from '../access/may.ts';
import type { ChatContext } from '../context.ts';
import { present } from '../spaces/fields.ts';
import { wrongField } from '../spaces/wrong-field.ts';
import type { PlaceKey } from '../stores/places.ts';
import { presentPlace } from './present-place.ts';

type Needs = Pick<ChatContext, 'places' | 'memberships' | 'access' | 'spaces' | 'members'>;

/** Changes what somebody set for a place that they can reach. Throws `unknown_room`, `too_many_places`. */
export async function updatePlace(
  ctx: Needs,
  userId: string,
  placeId: string,
  wish: CallInput<PlaceApi['updatePlace']>['body'],
): Promise<Place> {
  const spaceId = await spaceOfPlace(ctx, userId, placeId);
  const isChannel = spaceId !== null && spaceId !== placeId;
  if (wish.hidden === true && !isChannel) throw wrongField('body.hidden', 'Only a channel can be hidden');
  await requireCapacity(ctx, { userId, placeId, spaceId });
  const fields = { ...present(wish), ...(wish.mutedUntil != null && { mutedUntil: stamped(wish.mutedUntil) }) };
  return presentPlace(await ctx.places.set({ userId, placeId, spaceId }, fields));
}

/** In the one form in which times are in the order of their text; null for one that has passed. */
function stamped(until: string): string | null {
  if (until === 'forever') return until;
  const at = new Date(until);
  return at > new Date() ? at.toISOString() : null;
}

/** That of a channel, or the space itself; null for a room that is in none. */
async function spaceOfPlace({ memberships, access }: Needs, userId: string, placeId: string): Promise<string | null> {
  const membership = await memberships.find(placeId, userId);
  if (reads(membership)) return membership.access?.spaceId ?? null;
  if (!membership && (await access.person(placeId, userId))) return placeId;
  throw new ParleyError('unknown_room');
}

/** At the bound what was set for places that one has left goes first. Many at once may pass it by as many. */
async function requireCapacity(ctx: Needs, { userId, placeId }: PlaceKey): Promise<void> {
  if ((await ctx.places.count(userId)) < mostPlaces || (await ctx.places.has(userId, placeId))) return;
  const [spaces, roomIds] = await Promise.all([ctx.spaces.ofUsers([userId]), ctx.members.roomIdsOf(userId)]);
  await ctx.places.keepOnly(userId, { spaceIds: spaces.map(({ spaceId }) => spaceId), roomIds });
  if ((await ctx.places.count(userId)) >= mostPlaces) throw new ParleyError('too_many_places');
}
