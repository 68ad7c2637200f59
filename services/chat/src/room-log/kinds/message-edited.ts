import { ParleyError } from '@parley/contracts/errors';
import type { MessageEdited } from '@parley/contracts/message-actions/edit';
import { fingerprint } from '../message-id.ts';
import type { Change } from './kind.ts';
import { notTheirs } from './not-theirs.ts';

export const messageEdited: Change<MessageEdited> = {
  type: 'message.edited.v1',
  name: 'edit',
  does: 'change',
  rights: ['author', 'bot'],
  isAwaited: true,
  keepsText: true,
  fingerprint: ({ body, messageId }) => fingerprint({ body, replyTo: messageId }),
  refusal: (event, target) =>
    notTheirs(event, target) ?? (target.deletedAt ? new ParleyError('message_deleted') : undefined),
  isDone: () => false,
  apply: ({ body, at }) => ({ body, editedAt: new Date(at) }),
};
