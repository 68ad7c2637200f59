import type { videoApi } from '@parley/contracts/video-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { issueCheckTicket } from '../domain/issue-ticket.ts';

export function callCheckTicketRoute(ctx: ChatContext): Handler<typeof videoApi.callCheckTicket> {
  return ({ caller }) => issueCheckTicket(ctx, caller);
}
