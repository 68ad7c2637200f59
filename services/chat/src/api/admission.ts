import type { admissionApi } from '@parley/contracts/spaces/admission-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { announceSpace, announceSpaceMember } from '../notify/spaces.ts';
import { getAdmission, updateAdmission } from '../spaces/admission.ts';
import { discoverSpaces, joinSpace } from '../spaces/directory.ts';
import { listInviteMembers } from '../spaces/invite-members.ts';
import {
  approveJoinRequest,
  askToJoin,
  getOwnJoinRequest,
  listJoinRequests,
  presentOwn,
  refuseJoinRequest,
  withdrawJoinRequest,
} from '../spaces/join-requests.ts';
import { viewSpace } from '../spaces/view-space.ts';

type Needs = Pick<
  ChatContext,
  'spaces' | 'spaceLists' | 'joinRequests' | 'directory' | 'access' | 'profiles' | 'notify' | 'calls' | 'events'
>;
type Handlers = CallHandlers<typeof admissionApi>;

/** How people get into spaces: by which rules, from the directory, and by asking. */
export function admissionCalls(ctx: Needs): Handlers {
  return {
    async getAdmission({ caller, params }) {
      return { admission: await getAdmission(ctx, params.id, caller.userId) };
    },
    async updateAdmission({ caller, params, body }) {
      const admission = await updateAdmission(ctx, params.id, caller.userId, body);
      await announceSpace(ctx, params.id, caller.userId);
      return { admission };
    },
    discoverSpaces: ({ caller, query }) => discoverSpaces(ctx, caller.userId, query),
    async joinSpace({ caller, params }) {
      if (await joinSpace(ctx, params.id, caller)) await announceSpaceMember(ctx, params.id, caller.userId, 'joined');
      return { space: await viewSpace(ctx, params.id, caller.userId) };
    },
    listInviteMembers: ({ caller: { userId }, params: { id: spaceId, code }, query }) =>
      listInviteMembers(ctx, { spaceId, code, userId }, query),
    ...ofRequests(ctx),
  };
}

function ofRequests(ctx: Needs) {
  return {
    async askToJoin({ caller, params, body }) {
      return { request: presentOwn(await askToJoin(ctx, params.id, caller, body)) };
    },
    async getOwnJoinRequest({ caller, params }) {
      return { request: await getOwnJoinRequest(ctx, params.id, caller.userId) };
    },
    withdrawJoinRequest: ({ caller, params }) => withdrawJoinRequest(ctx, params.id, caller.userId),
    listJoinRequests: ({ caller, params, query }) => listJoinRequests(ctx, params.id, caller.userId, query),
    async approveJoinRequest({ caller, params: { id: spaceId, userId } }) {
      await approveJoinRequest(ctx, { spaceId, userId, by: caller.userId });
      await announceSpaceMember(ctx, spaceId, userId, 'joined');
    },
    async refuseJoinRequest({ caller, params: { id: spaceId, userId }, body }) {
      await refuseJoinRequest(ctx, { spaceId, userId, by: caller.userId }, body.reason);
      ctx.notify.people([userId], 'space:changed', { spaceId, reason: 'refused', userId });
    },
  } satisfies Partial<Handlers>;
}
