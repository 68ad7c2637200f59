import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import { leaveCommand } from '../sockets/membership-commands.ts';
import type { RouteParts } from './parts.ts';

export function leaveRoomRoute(parts: RouteParts): Handler<typeof chatApi.leaveRoom> {
  return async ({ caller, params }) => {
    await leaveCommand(parts, caller.userId, params.id);
    return undefined;
  };
}
