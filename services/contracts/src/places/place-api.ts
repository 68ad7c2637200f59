import { z } from 'zod';
import { id, limits } from '../ids.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { mutedUntil, notificationLevels, place } from './place.ts';

const access = 'guest';

/** How somebody has their rooms, channels and spaces: for themselves, on all their devices. */
export const placeApi = defineCalls({
  listPlaces: {
    method: 'get',
    path: '/api/me/places',
    access,
    limit: 'readPerUser',
    summary: 'What one has set for rooms, channels and spaces, also for those that one is not in any more',
    status: 200,
    errors: [],
    query: z.strictObject({ cursor, limit: pageSize.default(limits.maxPage) }),
    reply: z.object({ places: z.array(place), nextCursor: z.string().nullable() }),
  },
  updatePlace: {
    method: 'patch',
    path: '/api/me/places/:id',
    access,
    limit: 'spaceChangesPerUser',
    summary:
      'Make a room, a channel or a space a favourite, mute it until a time or `forever`, choose what to be notified of, or hide a channel from the own list; what is not named stays',
    status: 200,
    errors: ['unknown_room', 'too_many_places'],
    params: z.object({ id }),
    body: z.strictObject({
      favourite: z.boolean().optional(),
      mutedUntil: mutedUntil.optional(),
      hidden: z.boolean().optional(),
      level: z.enum(notificationLevels).nullable().optional(),
    }),
    reply: z.object({ place }),
  },
});
export type PlaceApi = typeof placeApi;
