import type { chatApi } from '@parley/contracts/chat-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import { requireMember } from '../access/require-member.ts';
import { discoverRooms } from '../rooms/discover-rooms.ts';
import { listMembers } from '../rooms/list-members.ts';
import { listRooms } from '../rooms/list-rooms.ts';
import { viewRoom } from '../rooms/view-room.ts';
import {
  addAndTell,
  createAndTell,
  deleteAndTell,
  handOverAndTell,
  joinAndTell,
  leaveAndTell,
  removeAndTell,
  type Telling,
  updateAndTell,
} from '../notify/membership.ts';

type Calls =
  | 'listRooms'
  | 'createRoom'
  | 'discoverRooms'
  | 'getRoom'
  | 'joinRoom'
  | 'leaveRoom'
  | 'listMembers'
  | 'addMembers'
  | 'updateRoom'
  | 'deleteRoom'
  | 'removeMember'
  | 'handOver';

/** Rooms, and who is in them. */
export function roomCalls(ctx: Telling): CallHandlers<Pick<typeof chatApi, Calls>> {
  return {
    listRooms: ({ caller, query }) => listRooms(ctx, caller.userId, query),
    createRoom: ({ caller, body }) => createAndTell(ctx, caller.userId, body),
    discoverRooms: ({ caller, query }) => discoverRooms(ctx, caller.userId, query),
    getRoom: async ({ caller, params }) => ({ room: await viewRoom(ctx, caller.userId, params.id) }),
    joinRoom: ({ caller, params }) => joinAndTell(ctx, caller.userId, params.id),
    async leaveRoom({ caller, params }) {
      await leaveAndTell(ctx, caller.userId, params.id);
    },
    async listMembers({ caller, params, query }) {
      await requireMember(ctx, params.id, caller.userId);
      return listMembers(ctx, params.id, query.cursor, query.limit);
    },
    addMembers: ({ caller, params, body }) => addAndTell(ctx, caller.userId, params.id, body.userIds),
    updateRoom: ({ caller, params, body }) => updateAndTell(ctx, caller.userId, params.id, body),
    deleteRoom: ({ caller, params, body }) => deleteAndTell(ctx, caller.userId, params.id, body.name),
    removeMember: ({ caller, params }) => removeAndTell(ctx, caller.userId, params.id, params.userId),
    handOver: ({ caller, params, body }) => handOverAndTell(ctx, caller.userId, params.id, body.userId),
  };
}
