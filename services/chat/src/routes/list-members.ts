import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { checkIn } from '../domain/check-in.ts';
import { listMembers } from '../domain/list-members.ts';

export function listMembersRoute(ctx: ChatContext): Handler<typeof chatApi.listMembers> {
  return async ({ caller, params, query }) => {
    await checkIn(ctx, params.id, caller.userId);
    return listMembers(ctx, params.id, query.cursor, query.limit);
  };
}
