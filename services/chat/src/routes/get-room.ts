import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { viewRoom } from '../sockets/membership-commands.ts';

export function getRoomRoute(ctx: ChatContext): Handler<typeof chatApi.getRoom> {
  return async ({ caller, params }) => ({ room: await viewRoom(ctx, caller.userId, params.id) });
}
