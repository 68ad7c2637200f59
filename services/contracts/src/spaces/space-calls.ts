import { z } from 'zod';
import { id, limits } from '../ids.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { text } from '../text.ts';
import { bySpace, name, oneSpace, change, readByGuests, changeByGuests, inSpace } from './call-parts.ts';
import { color, spaceEntry } from './space.ts';

export const spaceTemplates = ['friends', 'team', 'open-source', 'class'] as const;
export type SpaceTemplate = (typeof spaceTemplates)[number];

const description = text({ max: 1_000 });

/** What is asked of a space as a whole. */
export const spaceCalls = defineCalls({
  listSpaces: {
    method: 'get',
    path: '/api/spaces',
    ...readByGuests,
    summary: 'The own spaces, by name',
    status: 200,
    errors: [],
    query: z.strictObject({ cursor, limit: pageSize.default(limits.maxPage) }),
    reply: z.object({ spaces: z.array(spaceEntry), nextCursor: z.string().nullable() }),
  },
  createSpace: {
    method: 'post',
    path: '/api/spaces',
    ...change,
    summary: 'Create a space with the roles and channels of a template; the asker owns it',
    status: 201,
    errors: ['too_many_spaces'],
    body: z.strictObject({ name, template: z.enum(spaceTemplates), description: description.default('') }),
    reply: oneSpace,
  },
  getSpace: {
    method: 'get',
    path: '/api/spaces/:id',
    ...readByGuests,
    summary: 'One of the own spaces, with its roles and categories',
    status: 200,
    errors: inSpace,
    params: bySpace,
    reply: oneSpace,
  },
  updateSpace: {
    method: 'patch',
    path: '/api/spaces/:id',
    ...change,
    summary:
      'Change name, description, colour, address or pictures; `icon` and `banner` are ids of pictures for that use, or null',
    status: 200,
    errors: [...inSpace, 'forbidden', 'address_taken'],
    params: bySpace,
    body: z.strictObject({
      name: name.optional(),
      description: description.optional(),
      accent: color.nullable().optional(),
      icon: id.nullable().optional(),
      banner: id.nullable().optional(),
      address: z
        .string()
        .regex(/^[a-z0-9](?:[a-z0-9-]{1,30}[a-z0-9])$/, 'Letters a to z, digits and hyphens, 3 to 32 of them')
        .nullable()
        .optional(),
    }),
    reply: oneSpace,
  },
  deleteSpace: {
    method: 'post',
    path: '/api/spaces/:id/delete',
    ...change,
    summary: 'Delete a space, for its owner, who names it; it can be taken back for seven days',
    status: 204,
    errors: [...inSpace, 'forbidden'],
    params: bySpace,
    body: z.strictObject({ name: text({ max: 80 }) }),
  },
  restoreSpace: {
    method: 'post',
    path: '/api/spaces/:id/restore',
    ...change,
    summary: 'Take a deleted space back, for its owner',
    status: 200,
    errors: [...inSpace, 'forbidden'],
    params: bySpace,
    reply: oneSpace,
  },
  handOverSpace: {
    method: 'post',
    path: '/api/spaces/:id/owner',
    ...change,
    summary: 'Make another member the owner; for its owner',
    status: 200,
    errors: [...inSpace, 'forbidden', 'unknown_user'],
    params: bySpace,
    body: z.strictObject({ userId: id }),
    reply: oneSpace,
  },
  leaveSpace: {
    method: 'post',
    path: '/api/spaces/:id/leave',
    ...changeByGuests,
    summary: 'Leave a space; its owner hands it over or deletes it first',
    status: 204,
    errors: [...inSpace, 'forbidden'],
    params: bySpace,
  },
  readSpace: {
    method: 'post',
    path: '/api/spaces/:id/read',
    ...changeByGuests,
    summary: 'Mark every channel that the asker sees as read, up to where it is now',
    status: 204,
    errors: inSpace,
    params: bySpace,
  },
});
