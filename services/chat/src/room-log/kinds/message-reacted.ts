import { ParleyError } from '@parley/contracts/errors';
import { limits } from '@parley/contracts/ids';
import type { MessageReacted } from '@parley/contracts/message-actions/reaction';
import { fingerprint } from '../message-id.ts';
import type { StoredChange, StoredReactions } from '../model.ts';
import type { Beside, Effect, Note } from './kind.ts';

/** An emoji that was chosen, or taken back. */
interface StoredChoice {
  reaction: { emoji: string; on: boolean };
}

/** Members react to every message that stands, also to their own and to the line of a call. */
export const messageReacted: Note<MessageReacted, StoredChoice> = {
  type: 'message.reacted.v1',
  name: 'reaction',
  does: 'note',
  rights: ['author', 'bot'],
  isAwaited: true,
  fingerprint: ({ messageId, emoji, on }) => fingerprint({ body: `${emoji} ${on}`, replyTo: messageId }),
  refusal: (_event, { deletedAt }) => (deletedAt ? new ParleyError('message_deleted') : undefined),
  check: demandSpace,
  list: 'reactions',
  entry: ({ emoji, on }) => ({ reaction: { emoji, on } }),
  effect: putInPlace,
  told: ({ roomId, seq, messageId, by: userId, reaction }) => ({
    notice: 'message:reaction',
    payload: { roomId, seq, messageId, userId, ...reaction },
  }),
  present: ({ roomId, seq, by, at, messageId, reaction }) => ({
    type: 'reaction.stored.v1',
    ...{ roomId, seq, by, at: at.toISOString(), messageId, ...reaction },
  }),
};

/** Several people who choose new emoji at the same moment may pass the bound by a few. */
async function demandSpace({ roomId, messageId, emoji, on }: MessageReacted, beside: Beside): Promise<void> {
  if (!on) return;
  const found = (await beside.reactionsTo(roomId, [messageId])).get(messageId);
  const chosen = new Set(found?.chosen.map(choice => choice.emoji));
  if (!chosen.has(emoji) && chosen.size >= limits.emojiPerMessage) throw new ParleyError('too_many_reactions');
}

/** Puts one choice in its place, unless a later event of the message was written before. */
function putInPlace({ roomId, seq, messageId: _id, by: userId, reaction }: StoredChange & StoredChoice): Effect {
  const { emoji, on } = reaction;
  const choice = { emoji, userId };
  const others = {
    $filter: {
      input: { $ifNull: ['$chosen', []] },
      cond: { $not: [{ $and: [{ $eq: ['$$this.emoji', emoji] }, { $eq: ['$$this.userId', userId] }] }] },
    },
  };
  const isNext = { $lt: [{ $ifNull: ['$seq', 0] }, seq] };
  const chosen = on ? { $concatArrays: [others, [{ $literal: choice }]] } : others;
  const set: Record<keyof Pick<StoredReactions, 'chosen' | 'seq'>, unknown> = {
    chosen: { $cond: [isNext, chosen, '$chosen'] },
    seq: { $max: ['$seq', seq] },
  };
  return { updateOne: { filter: { _id, roomId }, update: [{ $set: set }], upsert: true } };
}
