import type { Message } from '@parley/contracts/message';
import type { StoredMessage } from './model.ts';

/** A stored message as everybody sees it. */
export function presentMessage(stored: StoredMessage): Message {
  return {
    id: stored._id,
    roomId: stored.roomId,
    seq: stored.seq,
    changedSeq: stored.changedSeq,
    senderId: stored.senderId,
    clientMsgId: stored.clientMsgId,
    body: stored.body,
    createdAt: stored.createdAt.toISOString(),
    ...(stored.editedAt && { editedAt: stored.editedAt.toISOString() }),
    ...(stored.deletedAt && { deletedAt: stored.deletedAt.toISOString() }),
    ...(stored.replyTo && { replyTo: stored.replyTo }),
    ...(stored.call && { call: stored.call }),
  };
}
