import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import { createRoom } from '../domain/create-room.ts';
import { announceJoined } from '../sockets/announce.ts';
import { viewRoom } from '../sockets/membership-commands.ts';
import type { RouteParts } from './parts.ts';

export function createRoomRoute({ ctx, io }: RouteParts): Handler<typeof chatApi.createRoom> {
  return async ({ caller, body }) => {
    const { room, joined } = await createRoom(ctx, caller.userId, body);
    await announceJoined({ ctx, io }, room.id, joined, 'created');
    return { room: await viewRoom(ctx, caller.userId, room.id) };
  };
}
