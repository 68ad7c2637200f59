import { ParleyError } from '@parley/contracts/errors';
import { limits } from '@parley/contracts/ids';
import type { ChangeReceipt } from '@parley/contracts/message';
import type { MessageReacted } from '@parley/contracts/records';
import type { ChatContext } from '../context.ts';
import { changeId } from '../room-log/message-id.ts';
import { appendChange, type ChangeNeeds } from './change-message.ts';

/** An emoji that somebody chooses for a message (`on`), or takes back. */
export interface Choice {
  roomId: string;
  messageId: string;
  emoji: string;
  on: boolean;
  clientEventId?: string | undefined;
}

/** Puts a reaction into the log. Throws `too_many_reactions`, and what `changeMessage` throws but `forbidden`. */
export async function react(
  ctx: ChangeNeeds,
  userId: string,
  { clientEventId, ...choice }: Choice,
): Promise<{ later: Promise<ChangeReceipt> }> {
  const event: MessageReacted = {
    type: 'message.reacted.v1',
    id: changeId(userId, choice.roomId, clientEventId),
    by: userId,
    right: 'author',
    at: new Date().toISOString(),
    ...choice,
  };
  return appendChange(ctx, event, clientEventId !== undefined, choice.on ? () => checkSpace(ctx, choice) : undefined);
}

/** Several people who choose new emoji at the same moment may pass the bound by a few. */
async function checkSpace({ log }: Pick<ChatContext, 'log'>, { roomId, messageId, emoji }: Choice): Promise<void> {
  const found = (await log.reactionsTo(roomId, [messageId])).get(messageId);
  const chosen = new Set(found?.chosen.map(choice => choice.emoji));
  if (!chosen.has(emoji) && chosen.size >= limits.emojiPerMessage) throw new ParleyError('too_many_reactions');
}
