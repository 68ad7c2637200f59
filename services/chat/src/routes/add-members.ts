import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import { addMembers } from '../domain/join-room.ts';
import { announceJoined } from '../sockets/announce.ts';
import { viewRoom } from '../sockets/membership-commands.ts';
import type { RouteParts } from './parts.ts';

export function addMembersRoute({ ctx, io }: RouteParts): Handler<typeof chatApi.addMembers> {
  return async ({ caller, params, body }) => {
    const added = await addMembers(ctx, params.id, caller.userId, body.userIds);
    await announceJoined({ ctx, io }, params.id, added, 'joined');
    return { room: await viewRoom(ctx, caller.userId, params.id) };
  };
}
