import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import { handOverCommand } from '../sockets/membership-commands.ts';
import type { RouteParts } from './parts.ts';

export function handOverRoute(parts: RouteParts): Handler<typeof chatApi.handOver> {
  return ({ caller, params, body }) => handOverCommand(parts, caller.userId, params.id, body.userId);
}
