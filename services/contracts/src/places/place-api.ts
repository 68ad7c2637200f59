import { z } from 'zod';
import { id, limits } from '../ids.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { mutedUntil, notificationLevels, place } from './place.ts';
import { mostSections, sectionInput } from './section-input.ts';
import { sectionList } from './section.ts';

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
      'Make a room, a channel or a space a favourite, mute it until a time or `forever`, put it into an own section, mark it as unread, choose what to be notified of, archive a conversation, or hide a channel; what is not named stays',
    status: 200,
    errors: ['unknown_room', 'too_many_places'],
    params: z.object({ id }),
    body: z.strictObject({
      favourite: z.boolean().optional(),
      mutedUntil: mutedUntil.optional(),
      hidden: z.boolean().optional(),
      sectionId: id.nullable().optional(),
      archived: z.boolean().optional(),
      markedUnread: z.boolean().optional(),
      level: z.enum(notificationLevels).nullable().optional(),
    }),
    reply: z.object({ place }),
  },
  listSections: {
    method: 'get',
    path: '/api/me/sections',
    access,
    limit: 'readPerUser',
    summary: 'The own sections, in their order',
    status: 200,
    errors: [],
    reply: sectionList,
  },
  replaceSections: {
    method: 'put',
    path: '/api/me/sections',
    access,
    limit: 'spaceChangesPerUser',
    summary:
      'Name the own sections, fold them and put them in order, all at once; what stood in one that is left out stands in none',
    status: 200,
    errors: [],
    body: z.strictObject({
      sections: z
        .array(sectionInput)
        .max(mostSections)
        .refine(all => new Set(all.map(one => one.id)).size === all.length, 'Each section once'),
    }),
    reply: sectionList,
  },
});
export type PlaceApi = typeof placeApi;
