import type { chatApi } from '@parley/contracts/chat-api';
import { ParleyError } from '@parley/contracts/errors';
import { messageActions, type actionCalls, type MessageAction } from '@parley/contracts/message-actions/index';
import type { CallHandlers, Caller } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { act } from '../messages/act.ts';
import { requireMember } from '../access/require-member.ts';
import { proveIntegrity } from '../messages/prove-integrity.ts';
import { readChanges } from '../messages/read-changes.ts';
import { readHistory } from '../messages/read-history.ts';
import { sendMessage } from '../messages/send-message.ts';

type Needs = Parameters<typeof sendMessage>[0] & Parameters<typeof act>[0] & Pick<ChatContext, 'cache'>;
type ActionCall = keyof typeof actionCalls;
type Calls = 'history' | 'changes' | 'integrity' | 'sendMessage' | ActionCall;

/** What is said in a room. An answer to a change of it comes when Kafka has the event. */
export function messageCalls(ctx: Needs): CallHandlers<Pick<typeof chatApi, Calls>> {
  return {
    async history({ caller, params, query }) {
      const membership = await requireMember(ctx, params.id, caller.userId);
      return readHistory(ctx, membership, query.cursor, query.limit);
    },
    async changes({ caller, params, query }) {
      const membership = await requireMember(ctx, params.id, caller.userId);
      const found = await readChanges(ctx, membership, query.since, query.limit);
      if (found.changes.length > 0) ctx.events.gapRepaired('changes');
      return found;
    },
    async integrity({ caller, params }) {
      await requireMember(ctx, params.id, caller.userId);
      return proveIntegrity(ctx, params.id);
    },
    sendMessage: ({ caller, params, body }) => inside(ctx, () => sendMessage(ctx, caller.userId, params.id, body)),
    ...actionHandlers(ctx),
  };
}

interface ActionRequest {
  caller: Caller;
  params: { id: string; messageId: string };
  /** Its fields; an action without any has no body. */
  body?: object;
}

/** What a member does to a message that is there. */
function actionHandlers(ctx: Needs): CallHandlers<Pick<typeof chatApi, ActionCall>> {
  const handlers = Object.entries(messageActions).map(([action, { call }]) => [
    call,
    ({ caller, params: { id: roomId, messageId }, body }: ActionRequest) =>
      inside(ctx, () => act(ctx, caller.userId, action as MessageAction, { roomId, messageId, ...body })),
  ]);
  return Object.fromEntries(handlers) as CallHandlers<Pick<typeof chatApi, ActionCall>>;
}

/** Lets a change of the log in, unless there is too much to do. */
export async function inside<R>(
  { pressure }: Pick<Needs, 'pressure'>,
  accept: () => Promise<{ later: Promise<R> }>,
): Promise<R> {
  const retryAfterMs = pressure.enter();
  if (retryAfterMs > 0) throw new ParleyError('overloaded', 'There is too much to do', { retryAfterMs });
  const { later } = await accept().finally(() => pressure.left());
  return later;
}
