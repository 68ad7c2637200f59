import type { Message } from '@parley/contracts/message';
import { roomLineType } from '@parley/contracts/room-line';
import { limits } from '@parley/contracts/ids';
import type { Reactions } from '@parley/contracts/message-actions/reaction';
import type { StoredMessage, StoredReactions } from './model.ts';

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
    ...(stored.mentions && { mentions: stored.mentions }),
    ...(stored.call && { call: stored.call }),
    ...(stored.line && { type: roomLineType, line: stored.line }),
  };
}

/** Reactions as `reader` sees them: all are counted, of the people some are named. */
export function presentReactions({ seq, chosen }: StoredReactions, reader: string): Reactions {
  const byEmoji = Map.groupBy(chosen, ({ emoji }) => emoji);
  const of = [...byEmoji].map(([emoji, choices]) => ({
    emoji,
    count: choices.length,
    mine: choices.some(({ userId }) => userId === reader),
    people: choices.slice(0, limits.namedPerEmoji).map(({ userId }) => userId),
  }));
  return { seq, of };
}
