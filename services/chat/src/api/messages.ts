import type { chatApi } from '@parley/contracts/chat-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { changeMessage } from '../messages/change-message.ts';
import { requireMember } from '../access/require-member.ts';
import { proveIntegrity } from '../messages/prove-integrity.ts';
import { react } from '../messages/react.ts';
import { readChanges } from '../messages/read-changes.ts';
import { readHistory } from '../messages/read-history.ts';
import { sendMessage } from '../messages/send-message.ts';

type Needs = Pick<
  ChatContext,
  'memberships' | 'rooms' | 'limiter' | 'limits' | 'sendKeys' | 'roomLog' | 'events' | 'log' | 'cache'
>;
type Calls = 'history' | 'changes' | 'integrity' | 'sendMessage' | 'editMessage' | 'deleteMessage' | 'react';

/** What is said in a room. An answer to a change of it comes when Kafka has the event. */
export function messageCalls(ctx: Needs): CallHandlers<Pick<typeof chatApi, Calls>> {
  return {
    async history({ caller, params, query }) {
      await requireMember(ctx, params.id, caller.userId);
      return readHistory(ctx, params.id, query.cursor, query.limit, caller.userId);
    },
    async changes({ caller, params, query }) {
      await requireMember(ctx, params.id, caller.userId);
      const found = await readChanges(ctx, params.id, query.since, query.limit);
      if (found.changes.length > 0) ctx.events.gapRepaired('changes');
      return found;
    },
    async integrity({ caller, params }) {
      await requireMember(ctx, params.id, caller.userId);
      return proveIntegrity(ctx, params.id);
    },
    sendMessage: async ({ caller, params, body }) => (await sendMessage(ctx, caller.userId, params.id, body)).later,
    async editMessage({ caller, params: { id: roomId, messageId }, body }) {
      return (await changeMessage(ctx, caller.userId, { roomId, messageId, ...body })).later;
    },
    async deleteMessage({ caller, params: { id: roomId, messageId } }) {
      return (await changeMessage(ctx, caller.userId, { roomId, messageId })).later;
    },
    async react({ caller, params: { id: roomId, messageId }, body }) {
      return (await react(ctx, caller.userId, { roomId, messageId, ...body })).later;
    },
  };
}
