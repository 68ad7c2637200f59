import { ParleyError } from '@parley/contracts/errors';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import type { spaceApi } from '@parley/contracts/spaces/space-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { presentPlace } from '../places/present-place.ts';
import { upgradeLatecomer } from '../notify/guests.ts';
import { announceSpace, announceSpaceMember, endCall } from '../notify/spaces.ts';
import { createSpace } from '../spaces/create-space.ts';
import {
  createCategory,
  createChannel,
  deleteCategory,
  deleteChannel,
  orderChannels,
  updateCategory,
  updateChannel,
} from '../spaces/edit-channels.ts';
import { createRole, deleteRole, updateRole } from '../spaces/edit-roles.ts';
import { deleteSpace, handOverSpace, restoreSpace, updateSpace } from '../spaces/edit-space.ts';
import { acceptInvite, createInvite, revokeInvite } from '../spaces/invites.ts';
import { banMember, kickMember, leaveSpace, timeoutMember, unbanMember, updateMember } from '../spaces/members.ts';
import { presentBan, presentInvite, presentMember } from '../spaces/present-space.ts';
import { listBans, listInvites, previewInvite } from '../spaces/space-lists.ts';
import type { StoredSpaceMember } from '../spaces/space-model.ts';
import { listChannelsAs } from '../spaces/view-as.ts';
import {
  explainPermission,
  listChannels,
  listSpaces,
  readSpace,
  viewChannel,
  viewSpace,
} from '../spaces/view-space.ts';
import { listSpaceMembers } from '../spaces/list-space-members.ts';

type Needs = Pick<
  ChatContext,
  | 'spaces'
  | 'spaceLists'
  | 'access'
  | 'memberships'
  | 'members'
  | 'profiles'
  | 'cache'
  | 'log'
  | 'calls'
  | 'marks'
  | 'places'
  | 'notify'
  | 'events'
  | 'guests'
  | 'blocks'
>;
type Handlers = CallHandlers<typeof spaceApi>;

/** Spaces, and all that is in them. */
export function spaceCalls(ctx: Needs): Handlers {
  return { ...ofSpaces(ctx), ...ofChannels(ctx), ...ofRoles(ctx), ...ofMembers(ctx), ...ofInvites(ctx) };
}

function ofSpaces(ctx: Needs) {
  return {
    listSpaces: ({ caller, query }) => listSpaces(ctx, caller.userId, query),
    async createSpace({ caller, body }) {
      const { space } = await createSpace(ctx, caller.userId, body);
      await announceSpaceMember(ctx, space.id, caller.userId, 'joined');
      return show(ctx, space.id, caller.userId);
    },
    getSpace: ({ caller, params }) => show(ctx, params.id, caller.userId),
    async updateSpace({ caller, params, body }) {
      await updateSpace(ctx, params.id, caller.userId, body);
      return announced(ctx, params.id, caller.userId);
    },
    async deleteSpace({ caller, params, body }) {
      await deleteSpace(ctx, params.id, caller.userId, body.name);
      await announceSpace(ctx, params.id, caller.userId);
    },
    async restoreSpace({ caller, params }) {
      await restoreSpace(ctx, params.id, caller.userId);
      return announced(ctx, params.id, caller.userId);
    },
    async handOverSpace({ caller, params, body }) {
      await handOverSpace(ctx, params.id, caller.userId, body.userId);
      return announced(ctx, params.id, caller.userId);
    },
    async leaveSpace({ caller, params }) {
      await leaveSpace(ctx, params.id, caller.userId);
      await announceSpaceMember(ctx, params.id, caller.userId, 'left');
    },
    async readSpace({ caller, params }) {
      const unmarked = await readSpace(ctx, params.id, caller.userId);
      for (const place of unmarked) ctx.notify.people([caller.userId], 'place:changed', presentPlace(place));
      ctx.notify.people([caller.userId], 'space:changed', {
        spaceId: params.id,
        reason: 'read',
        userId: caller.userId,
      });
    },
    explainPermission: ({ caller, params, query }) => explainPermission(ctx, params.id, caller.userId, query),
  } satisfies Partial<Handlers>;
}

function ofChannels(ctx: Needs) {
  return {
    listChannels: ({ caller, params, query: { asRoles, ...page } }) =>
      asRoles
        ? listChannelsAs(ctx, params.id, caller.userId, { roleIds: asRoles, ...page })
        : listChannels(ctx, params.id, caller.userId, page),
    async createChannel({ caller, params, body }) {
      const id = await createChannel(ctx, params.id, caller.userId, body);
      await announceSpace(ctx, params.id, caller.userId);
      return showChannel(ctx, { id, spaceId: params.id }, caller.userId);
    },
    async orderChannels({ caller, params, body }) {
      await orderChannels(ctx, params.id, caller.userId, body);
      return announced(ctx, params.id, caller.userId);
    },
    async updateChannel({ caller, params, body }) {
      const place = await placeOf(ctx, params.id, caller.userId);
      await updateChannel(ctx, place, caller.userId, body);
      await announceSpace(ctx, place.spaceId, caller.userId);
      return showChannel(ctx, place, caller.userId);
    },
    async deleteChannel({ caller, params }) {
      const place = await placeOf(ctx, params.id, caller.userId);
      await deleteChannel(ctx, place, caller.userId);
      await endCall(ctx, place.id);
      await announceSpace(ctx, place.spaceId, caller.userId);
    },
    async createCategory({ caller, params, body }) {
      const category = await createCategory(ctx, params.id, caller.userId, body);
      await announceSpace(ctx, params.id, caller.userId);
      return { category };
    },
    async updateCategory({ caller, params: { id: spaceId, categoryId }, body }) {
      const category = await updateCategory(ctx, { spaceId, categoryId }, caller.userId, body);
      await announceSpace(ctx, spaceId, caller.userId);
      return { category };
    },
    async deleteCategory({ caller, params: { id: spaceId, categoryId } }) {
      await deleteCategory(ctx, { spaceId, categoryId }, caller.userId);
      await announceSpace(ctx, spaceId, caller.userId);
    },
  } satisfies Partial<Handlers>;
}

function ofRoles(ctx: Needs) {
  return {
    async createRole({ caller, params, body }) {
      const role = await createRole(ctx, params.id, caller.userId, body);
      await announceSpace(ctx, params.id, caller.userId);
      return { role };
    },
    async updateRole({ caller, params: { id: spaceId, roleId }, body }) {
      const role = await updateRole(ctx, { spaceId, roleId }, caller.userId, body);
      await announceSpace(ctx, spaceId, caller.userId);
      return { role };
    },
    async deleteRole({ caller, params: { id: spaceId, roleId } }) {
      await deleteRole(ctx, { spaceId, roleId }, caller.userId);
      await announceSpace(ctx, spaceId, caller.userId);
    },
  } satisfies Partial<Handlers>;
}

function ofMembers(ctx: Needs) {
  const about = ({ caller, params }: { caller: { userId: string }; params: { id: string; userId: string } }) => ({
    spaceId: params.id,
    userId: params.userId,
    by: caller.userId,
  });
  return {
    listSpaceMembers: ({ caller, params, query }) => listSpaceMembers(ctx, params.id, caller.userId, query),
    async updateMember(input) {
      return changedMember(ctx, await updateMember(ctx, about(input), input.body));
    },
    async timeoutMember(input) {
      return changedMember(ctx, await timeoutMember(ctx, about(input), input.body));
    },
    async kickMember(input) {
      await kickMember(ctx, about(input), input.body.reason);
      await announceSpaceMember(ctx, input.params.id, input.params.userId, 'left');
    },
    listBans: ({ caller, params, query }) => listBans(ctx, params.id, caller.userId, query),
    async banMember({ caller, params, body: { userId, ...body } }) {
      const [user] = (await ctx.profiles.findMany([userId])).values();
      if (!user) throw new ParleyError('unknown_user');
      const ban = await banMember(ctx, { spaceId: params.id, userId, by: caller.userId }, body);
      await announceSpaceMember(ctx, params.id, userId, 'left');
      return { ban: presentBan(ban, user) };
    },
    unbanMember: input => unbanMember(ctx, about(input)),
  } satisfies Partial<Handlers>;
}

function ofInvites(ctx: Needs) {
  return {
    listInvites: ({ caller, params, query }) => listInvites(ctx, params.id, caller.userId, query),
    async createInvite({ caller, params, body }) {
      return { invite: presentInvite(await createInvite(ctx, params.id, caller.userId, body)) };
    },
    revokeInvite: ({ caller, params }) => revokeInvite(ctx, params.id, params.code, caller.userId),
    async previewInvite({ params }) {
      return { invite: await previewInvite(ctx, params.code) };
    },
    async acceptInvite({ caller, params }) {
      const { userId, role } = caller;
      const isGuest = role === 'guest';
      const { spaceId, joined } = await acceptInvite(ctx, params.code, { ...caller, isGuest });
      if (joined) await announceSpaceMember(ctx, spaceId, userId, 'joined');
      if (joined && isGuest) await upgradeLatecomer(ctx, userId);
      return show(ctx, spaceId, caller.userId);
    },
  } satisfies Partial<Handlers>;
}

async function announced(ctx: Needs, spaceId: string, userId: string): Promise<{ space: Space }> {
  await announceSpace(ctx, spaceId, userId);
  return show(ctx, spaceId, userId);
}

async function show(ctx: Needs, spaceId: string, userId: string): Promise<{ space: Space }> {
  return { space: await viewSpace(ctx, spaceId, userId) };
}

async function showChannel(ctx: Needs, { id, spaceId }: Place, userId: string): Promise<{ channel: Channel }> {
  return { channel: await viewChannel(ctx, spaceId, id, userId) };
}

interface Place {
  id: string;
  spaceId: string;
}

/** Where a channel is that somebody sees. Throws `unknown_room`. */
async function placeOf({ memberships }: Needs, id: string, userId: string): Promise<Place> {
  const access = (await memberships.find(id, userId))?.access;
  if (!access || access.permissions === 0n) throw new ParleyError('unknown_room');
  return { id, spaceId: access.spaceId };
}

async function changedMember(ctx: Needs, member: StoredSpaceMember) {
  await announceSpaceMember(ctx, member.spaceId, member.userId, 'member');
  const [space, people] = await Promise.all([ctx.spaces.find(member.spaceId), ctx.profiles.findMany([member.userId])]);
  const user = people.get(member.userId);
  if (!space || !user) throw new ParleyError('unknown_user');
  return { member: presentMember(space, member, user) };
}
