import { z } from 'zod';
import { id, limits } from '../ids.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { text } from '../text.ts';
import { roleList } from './as-roles.ts';
import { bySpace, name, oneSpace, change, readByGuests, inSpace } from './call-parts.ts';
import { category, channel, channelPlace, overwriteInput, spaceLimits } from './space.ts';

const byCategory = z.object({ id, categoryId: id });
const byChannel = z.object({ id });
const topic = text({ max: limits.roomTopic });
const overwrites = z.array(overwriteInput).max(spaceLimits.overwrites);
const slowModeSeconds = z.int().min(0).max(spaceLimits.slowMode);
const oneChannel = z.object({ channel });

/** The channels and categories of a space. */
export const channelCalls = defineCalls({
  listChannels: {
    method: 'get',
    path: '/api/spaces/:id/channels',
    ...readByGuests,
    summary:
      'The channels that the asker sees, in their order. `asRoles`: those of them that somebody with these roles sees, with the permissions of such a person and nothing unread, for who manages roles',
    status: 200,
    errors: [...inSpace, 'forbidden', 'unknown_role'],
    params: bySpace,
    query: z.strictObject({ cursor, limit: pageSize.default(limits.maxPage), asRoles: roleList.optional() }),
    reply: z.object({ channels: z.array(channel), nextCursor: z.string().nullable() }),
  },
  createChannel: {
    method: 'post',
    path: '/api/spaces/:id/channels',
    ...change,
    summary: 'Create a channel, at the end of its category',
    status: 201,
    errors: [...inSpace, 'forbidden', 'unknown_category', 'space_full'],
    params: bySpace,
    body: z.strictObject({
      name,
      type: z.enum(['text', 'voice']).default('text'),
      categoryId: id.nullable().default(null),
      topic: topic.default(''),
      overwrites: overwrites.nullable().default(null),
    }),
    reply: oneChannel,
  },
  orderChannels: {
    method: 'post',
    path: '/api/spaces/:id/order',
    ...change,
    summary:
      'Put categories and channels in order. `version` is that of the space which the asker saw: who comes second is refused',
    status: 200,
    errors: [...inSpace, 'forbidden', 'changed_meanwhile'],
    params: bySpace,
    body: z.strictObject({
      version: z.int(),
      categories: z.array(id).max(spaceLimits.categories),
      channels: z.array(channelPlace).max(spaceLimits.channels),
    }),
    reply: oneSpace,
  },
  updateChannel: {
    method: 'patch',
    path: '/api/channels/:id',
    ...change,
    summary:
      'Change a channel; `overwrites` null: it follows its category again; in a `locked` one only who manages channels writes; `stage` holds for calls that begin after it',
    status: 200,
    errors: ['unknown_room', 'forbidden'],
    params: byChannel,
    body: z.strictObject({
      name: name.optional(),
      topic: topic.optional(),
      slowModeSeconds: slowModeSeconds.optional(),
      locked: z.boolean().optional(),
      stage: z.boolean().optional(),
      overwrites: overwrites.nullable().optional(),
    }),
    reply: oneChannel,
  },
  deleteChannel: {
    method: 'delete',
    path: '/api/channels/:id',
    ...change,
    summary: 'Delete a channel with all that was said in it',
    status: 204,
    errors: ['unknown_room', 'forbidden'],
    params: byChannel,
  },
  createCategory: {
    method: 'post',
    path: '/api/spaces/:id/categories',
    ...change,
    summary: 'Create a category, after the others',
    status: 201,
    errors: [...inSpace, 'forbidden', 'space_full'],
    params: bySpace,
    body: z.strictObject({ name, overwrites: overwrites.default([]) }),
    reply: z.object({ category }),
  },
  updateCategory: {
    method: 'patch',
    path: '/api/spaces/:id/categories/:categoryId',
    ...change,
    summary: 'Change a category; channels without overwrites of their own follow it',
    status: 200,
    errors: [...inSpace, 'forbidden', 'unknown_category'],
    params: byCategory,
    body: z.strictObject({ name: name.optional(), overwrites: overwrites.optional() }),
    reply: z.object({ category }),
  },
  deleteCategory: {
    method: 'delete',
    path: '/api/spaces/:id/categories/:categoryId',
    ...change,
    summary: 'Delete a category; its channels stay, with its overwrites as their own',
    status: 204,
    errors: [...inSpace, 'forbidden', 'unknown_category'],
    params: byCategory,
  },
});
