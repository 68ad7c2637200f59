import type { moderationApi } from '@parley/contracts/spaces/moderation-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { moveInCall } from '../calls/move-in-call.ts';
import { deleteMessages } from '../messages/delete-messages.ts';
import { inside } from './messages.ts';

type Needs = Parameters<typeof deleteMessages>[0] & Parameters<typeof moveInCall>[0] & Pick<ChatContext, 'pressure'>;

/** What moderators do to many messages at once, and to people in calls. */
export function moderationCalls(ctx: Needs): CallHandlers<typeof moderationApi> {
  return {
    deleteMessages: ({ caller, params, body }) =>
      deleteMessages(ctx, { roomId: params.id, by: caller.userId }, body.messageIds, accept => inside(ctx, accept)),
    moveInCall: ({ caller, params, body }) => moveInCall(ctx, { ...body, from: params.id, by: caller.userId }),
  };
}
