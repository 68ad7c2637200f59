import type { Message } from '@parley/contracts/message';
import type { ChatContext } from '../context.ts';
import type { StoredMessage } from '../room-log/model.ts';
import { presentMessage, presentReactions } from '../room-log/present-message.ts';

/** Messages of one room with their reactions, as one person sees them. */
export async function withReactions(
  { log }: Pick<ChatContext, 'log'>,
  roomId: string,
  messages: StoredMessage[],
  reader: string,
): Promise<Message[]> {
  const standing = messages.filter(({ deletedAt }) => !deletedAt).map(({ _id }) => _id);
  const reactions = standing.length > 0 ? await log.reactionsTo(roomId, standing) : new Map();
  return messages.map(message => {
    const stored = reactions.get(message._id);
    return stored
      ? { ...presentMessage(message), reactions: presentReactions(stored, reader) }
      : presentMessage(message);
  });
}
