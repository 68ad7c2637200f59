import { ParleyError } from '@parley/contracts/errors';
import type { MessageReacted } from '@parley/contracts/records';
import { fingerprint } from '../message-id.ts';
import type { Note } from './kind.ts';

/** Members react to every message that stands, also to their own and to the line of a call. */
export const messageReacted: Note<MessageReacted> = {
  type: 'message.reacted.v1',
  name: 'reaction',
  does: 'note',
  rights: ['author', 'bot'],
  isAwaited: true,
  fingerprint: ({ messageId, emoji, on }) => fingerprint({ body: `${emoji} ${on}`, replyTo: messageId }),
  refusal: (_event, { deletedAt }) => (deletedAt ? new ParleyError('message_deleted') : undefined),
  entry: ({ emoji, on }) => ({ reaction: { emoji, on } }),
  told({ roomId, seq, messageId, by: userId, reaction = { emoji: '', on: false } }) {
    return { notice: 'message:reaction', payload: { roomId, seq, messageId, userId, ...reaction } };
  },
};
