import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { checkIn } from '../domain/check-in.ts';
import { readChanges } from '../domain/read-changes.ts';

export function changesRoute(ctx: ChatContext): Handler<typeof chatApi.changes> {
  return async ({ caller, params, query }) => {
    await checkIn(ctx, params.id, caller.userId);
    const found = await readChanges(ctx, params.id, query.since, query.limit);
    if (found.changes.length > 0) ctx.events.gapRepaired('changes');
    return found;
  };
}
