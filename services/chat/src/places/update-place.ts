import { ParleyError } from '@parley/contracts/errors';
import type { PlaceApi } from '@parley/contracts/places/place-api';
import { mostPlaces, type Place } from '@parley/contracts/places/place';
import type { CallInput } from '@parley/contracts/rest';
import { reads } from '../access/may.ts';
import type { ChatContext } from '../context.ts';
import { present } from '../spaces/fields.ts';
import { wrongField } from '../spaces/wrong-field.ts';
import type { PlaceFields, PlaceKey } from '../stores/places.ts';
import { presentPlace } from './present-place.ts';

type Needs = Pick<ChatContext, 'places' | 'sections' | 'memberships' | 'access' | 'spaces' | 'members'>;

/** Changes what somebody set for a place that they can reach. Throws `unknown_room`, `too_many_places`. */
export async function updatePlace(ctx: Needs, userId: string, placeId: string, wish: Wish): Promise<Place> {
  const spaceId = await spaceOfPlace(ctx, userId, placeId);
  requireFit(kindOfPlace(placeId, spaceId), wish);
  await requireSection(ctx, userId, wish.sectionId);
  await requireCapacity(ctx, { userId, placeId, spaceId });
  return presentPlace(await ctx.places.set({ userId, placeId, spaceId }, fieldsOf(wish)));
}

type Wish = CallInput<PlaceApi['updatePlace']>['body'];
type KindOfPlace = 'space' | 'channel' | 'conversation';

function kindOfPlace(placeId: string, spaceId: string | null): KindOfPlace {
  if (spaceId === null) return 'conversation';
  return spaceId === placeId ? 'space' : 'channel';
}

/** Not all of it makes sense everywhere. */
function requireFit(kind: KindOfPlace, { hidden, archived, markedUnread, sectionId }: Wish): void {
  if (hidden === true && kind !== 'channel') throw wrongField('body.hidden', 'Only a channel can be hidden');
  if (archived === true && kind !== 'conversation')
    throw wrongField('body.archived', 'Only a direct message or a group can be archived');
  if (markedUnread === true && kind === 'space')
    throw wrongField('body.markedUnread', 'Only a room or a channel can be marked as unread');
  if (sectionId != null && kind === 'space')
    throw wrongField('body.sectionId', 'Only a room or a channel stands in a section');
}

async function requireSection(ctx: Needs, userId: string, sectionId: string | null | undefined): Promise<void> {
  if (sectionId == null) return;
  const own = await ctx.sections.find(userId);
  if (!own.some(({ id }) => id === sectionId)) throw wrongField('body.sectionId', 'There is no such section');
}

/** What is stored of a wish. */
function fieldsOf({ archived, mutedUntil, ...others }: Wish): PlaceFields {
  return {
    ...present(others),
    ...(mutedUntil !== undefined && { mutedUntil: mutedUntil && stamped(mutedUntil) }),
    ...(archived !== undefined && { archivedAt: archived ? new Date().toISOString() : null }),
  } as PlaceFields;
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
