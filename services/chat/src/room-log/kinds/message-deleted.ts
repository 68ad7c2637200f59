import type { MessageDeleted } from '@parley/contracts/message-actions/delete';
import { fingerprint } from '../message-id.ts';
import type { Change } from './kind.ts';
import { notTheirs } from './not-theirs.ts';

export const messageDeleted: Change<MessageDeleted> = {
  type: 'message.deleted.v1',
  name: 'delete',
  does: 'change',
  rights: ['author', 'moderator', 'bot', 'system'],
  isAwaited: true,
  forgetsTexts: true,
  fingerprint: ({ messageId }) => fingerprint({ body: '', replyTo: messageId }),
  refusal: notTheirs,
  isDone: ({ deletedAt }) => deletedAt !== undefined,
  apply: ({ at }) => ({ body: '', deletedAt: new Date(at) }),
};
