import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import { joinCommand } from '../sockets/membership-commands.ts';
import type { RouteParts } from './parts.ts';

export function joinRoomRoute(parts: RouteParts): Handler<typeof chatApi.joinRoom> {
  return ({ caller, params }) => joinCommand(parts, caller.userId, params.id);
}
