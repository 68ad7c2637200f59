import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { checkIn } from '../domain/check-in.ts';
import { readHistory } from '../domain/read-history.ts';

export function historyRoute(ctx: ChatContext): Handler<typeof chatApi.history> {
  return async ({ caller, params, query }) => {
    await checkIn(ctx, params.id, caller.userId);
    return readHistory(ctx, params.id, query.cursor, query.limit, caller.userId);
  };
}
