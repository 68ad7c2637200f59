import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { listRooms } from '../domain/list-rooms.ts';

export function listRoomsRoute(ctx: ChatContext): Handler<typeof chatApi.listRooms> {
  return ({ caller, query }) => listRooms(ctx, caller.userId, query);
}
