import type { videoApi } from '@parley/contracts/video-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { issueCallTicket } from '../domain/issue-ticket.ts';

export function callTicketRoute(ctx: ChatContext): Handler<typeof videoApi.callTicket> {
  return ({ caller, params }) => issueCallTicket(ctx, caller, params.id);
}
