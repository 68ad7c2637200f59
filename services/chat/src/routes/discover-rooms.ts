import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { discoverRooms } from '../domain/discover-rooms.ts';

export function discoverRoomsRoute(ctx: ChatContext): Handler<typeof chatApi.discoverRooms> {
  return ({ caller, query }) => discoverRooms(ctx, caller.userId, query);
}
