import { z } from 'zod';
import { id, limits, timestamp } from '../ids.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { nameText, text } from '../text.ts';
import { roleList } from './as-roles.ts';
import { givenPermissions, permissionNames, type Permission } from './permissions.ts';
import { refusals } from './admission.ts';
import {
  ban,
  category,
  channel,
  channelPlace,
  color,
  invite,
  inviteCode,
  invitePreview,
  overwriteInput,
  role,
  space,
  spaceEntry,
  spaceLimits,
  spaceMember,
} from './space.ts';

const bySpace = z.object({ id });
const byMember = z.object({ id, userId: id });
const byRole = z.object({ id, roleId: id });
const byCategory = z.object({ id, categoryId: id });
const byChannel = z.object({ id });
const byCode = z.object({ code: inviteCode });

const name = nameText({ max: 80 });
const topic = text({ max: limits.roomTopic });
const description = text({ max: 1_000 });
/** Why somebody does it, for the audit log. */
const reason = text({ max: 400 }).default('');
const position = z.int().min(1).max(spaceLimits.roles);
const overwrites = z.array(overwriteInput).max(spaceLimits.overwrites);
const slowModeSeconds = z.int().min(0).max(spaceLimits.slowMode);

export const spaceTemplates = ['friends', 'team', 'open-source', 'class'] as const;
export type SpaceTemplate = (typeof spaceTemplates)[number];

/** Answers that several calls give. */
const oneSpace = z.object({ space });
const oneChannel = z.object({ channel });
const oneMember = z.object({ member: spaceMember });

const read = { access: 'user', limit: 'readPerUser' } as const;
const change = { access: 'user', limit: 'spaceChangesPerUser' } as const;
/** The same for guests too. */
const readByGuests = { ...read, access: 'guest' } as const;
const changeByGuests = { ...change, access: 'guest' } as const;

/** What every call about a space may answer: a space that the asker is not in is no space to them. */
const inSpace = ['unknown_space'] as const;

export const spaceApi = defineCalls({
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
  createRole: {
    method: 'post',
    path: '/api/spaces/:id/roles',
    ...change,
    summary: 'Create a role, above that of members and below all others',
    status: 201,
    errors: [...inSpace, 'forbidden', 'space_full'],
    params: bySpace,
    body: z.strictObject({
      name,
      color: color.nullable().default(null),
      showApart: z.boolean().default(false),
      permissions: givenPermissions.default('0'),
    }),
    reply: z.object({ role }),
  },
  updateRole: {
    method: 'patch',
    path: '/api/spaces/:id/roles/:roleId',
    ...change,
    summary: 'Change a role below the own rank, giving only what one has; `position` moves it among the others',
    status: 200,
    errors: [...inSpace, 'forbidden', 'unknown_role'],
    params: byRole,
    body: z.strictObject({
      name: name.optional(),
      color: color.nullable().optional(),
      showApart: z.boolean().optional(),
      permissions: givenPermissions.optional(),
      position: position.optional(),
    }),
    reply: z.object({ role }),
  },
  deleteRole: {
    method: 'delete',
    path: '/api/spaces/:id/roles/:roleId',
    ...change,
    summary: 'Delete a role below the own rank; one that the platform made stays',
    status: 204,
    errors: [...inSpace, 'forbidden', 'unknown_role'],
    params: byRole,
  },
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
  listInvites: {
    method: 'get',
    path: '/api/spaces/:id/invites',
    ...read,
    summary: 'Invites that still hold, the newest first: the own ones, or all for who manages them',
    status: 200,
    errors: inSpace,
    params: bySpace,
    query: z.strictObject({ cursor, limit: pageSize }),
    reply: z.object({ invites: z.array(invite), nextCursor: z.string().nullable() }),
  },
  createInvite: {
    method: 'post',
    path: '/api/spaces/:id/invites',
    ...change,
    summary:
      'Create an invite; a role that it gives is below the own rank. A `temporary` one makes members for 24 hours, unless they are given a role until then',
    status: 201,
    errors: [...inSpace, 'forbidden', 'unknown_role', 'space_full'],
    params: bySpace,
    body: z.strictObject({
      expiresInSeconds: z
        .int()
        .min(60)
        .max(365 * 86_400)
        .nullable()
        .default(7 * 86_400),
      maxUses: z.int().min(1).max(10_000).nullable().default(null),
      roleId: id.nullable().default(null),
      guests: z.boolean().default(false),
      temporary: z.boolean().default(false),
    }),
    reply: z.object({ invite }),
  },
  revokeInvite: {
    method: 'delete',
    path: '/api/spaces/:id/invites/:code',
    ...change,
    summary: 'End an invite: an own one, or any for who manages them',
    status: 204,
    errors: [...inSpace, 'forbidden', 'invite_invalid'],
    params: bySpace.extend(byCode.shape),
  },
  previewInvite: {
    method: 'get',
    path: '/api/invites/:code',
    access: 'anyone',
    limit: 'publicReads',
    summary: 'What an invite leads to, for anybody who has its link; `code` may be the address of a space',
    status: 200,
    errors: ['invite_invalid'],
    params: byCode,
    reply: z.object({ invite: invitePreview }),
  },
  acceptInvite: {
    method: 'post',
    path: '/api/invites/:code/accept',
    ...changeByGuests,
    summary: 'Become a member; somebody who is one already uses nothing up',
    status: 200,
    errors: ['invite_invalid', 'account_required', 'approval_required', ...refusals],
    params: byCode,
    reply: oneSpace,
  },
  explainPermission: {
    method: 'get',
    path: '/api/spaces/:id/why',
    ...read,
    summary: 'Why a member may do something or not, in the space or in one of its channels',
    status: 200,
    errors: [...inSpace, 'forbidden', 'unknown_user', 'unknown_room'],
    params: bySpace,
    query: z.strictObject({
      userId: id,
      permission: z.enum(permissionNames as [Permission, ...Permission[]]),
      channelId: id.optional(),
    }),
    reply: z.object({
      allowed: z.boolean(),
      /** `owner`, `administrator`, `role`, `overwrite`, `timeout`, `locked`, `hidden` (the channel is not seen) or `nothing` (nobody grants it). */
      because: z.string(),
      /** The role, or the role or person of the overwrite. */
      id: id.nullable(),
      /** How mighty the person is: nobody acts on an equal or higher rank; null for the owner. */
      rank: z.int().nullable(),
    }),
  },
});
export type SpaceApi = typeof spaceApi;
