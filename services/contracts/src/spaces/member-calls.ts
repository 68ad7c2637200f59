import { z } from 'zod';
import { id, timestamp } from '../ids.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { nameText, text } from '../text.ts';
import { bySpace, read, change, readByGuests, inSpace } from './call-parts.ts';
import { ban, spaceLimits, spaceMember } from './space.ts';

const byMember = z.object({ id, userId: id });
/** Why somebody does it, for the audit log. */
const reason = text({ max: 400 }).default('');
const oneMember = z.object({ member: spaceMember });

/** Who is in a space, and who may not be. */
export const memberCalls = defineCalls({
  listSpaceMembers: {
    method: 'get',
    path: '/api/spaces/:id/members',
    ...readByGuests,
    summary:
      'Members, by time of joining; with `channelId` only those who see this channel. With `search` those whose username, name or nickname it begins, at most `limit` and no further page; in a space of more than 1,000 members, of nicknames nothing is searched',
    status: 200,
    errors: [...inSpace, 'unknown_room'],
    params: bySpace,
    query: z.strictObject({
      cursor,
      limit: pageSize,
      roleId: id.optional(),
      channelId: id.optional(),
      search: text({ max: 80 }).optional(),
    }),
    reply: z.object({ members: z.array(spaceMember), nextCursor: z.string().nullable() }),
  },
  updateMember: {
    method: 'patch',
    path: '/api/spaces/:id/members/:userId',
    ...change,
    summary: 'Give and take roles below the own rank, or change a nickname',
    status: 200,
    errors: [...inSpace, 'forbidden', 'unknown_user', 'unknown_role'],
    params: byMember,
    body: z.strictObject({
      roleIds: z.array(id).max(spaceLimits.rolesPerMember).optional(),
      nickname: nameText({ max: 32 }).nullable().optional(),
    }),
    reply: oneMember,
  },
  kickMember: {
    method: 'post',
    path: '/api/spaces/:id/members/:userId/kick',
    ...change,
    summary: 'Remove somebody of a lower rank; they may come back by an invite',
    status: 204,
    errors: [...inSpace, 'forbidden', 'unknown_user'],
    params: byMember,
    body: z.strictObject({ reason }),
  },
  timeoutMember: {
    method: 'post',
    path: '/api/spaces/:id/members/:userId/timeout',
    ...change,
    summary: 'Let somebody of a lower rank only look, for up to 28 days; 0 seconds end it',
    status: 200,
    errors: [...inSpace, 'forbidden', 'unknown_user'],
    params: byMember,
    body: z.strictObject({
      seconds: z
        .int()
        .min(0)
        .max(28 * 86_400),
      reason,
    }),
    reply: oneMember,
  },
  listBans: {
    method: 'get',
    path: '/api/spaces/:id/bans',
    ...read,
    summary: 'Who is banned, the newest first',
    status: 200,
    errors: [...inSpace, 'forbidden'],
    params: bySpace,
    query: z.strictObject({ cursor, limit: pageSize }),
    reply: z.object({ bans: z.array(ban), nextCursor: z.string().nullable() }),
  },
  banMember: {
    method: 'post',
    path: '/api/spaces/:id/bans',
    ...change,
    summary:
      'Remove somebody of a lower rank, or keep out who is not in yet, until a time or for good; `purgeHours`: what they wrote in so many hours is deleted soon after',
    status: 201,
    errors: [...inSpace, 'forbidden', 'unknown_user'],
    params: bySpace,
    body: z.strictObject({
      userId: id,
      reason,
      until: timestamp.nullable().default(null),
      /** Deletes what they wrote in so many hours; needs `manageMessages` too. */
      purgeHours: z.int().min(0).max(spaceLimits.purgeHours).default(0),
    }),
    reply: z.object({ ban }),
  },
  unbanMember: {
    method: 'delete',
    path: '/api/spaces/:id/bans/:userId',
    ...change,
    summary: 'End a ban',
    status: 204,
    errors: [...inSpace, 'forbidden', 'unknown_user'],
    params: byMember,
  },
});
