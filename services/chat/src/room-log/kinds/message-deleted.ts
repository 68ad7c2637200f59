import type { MessageDeleted } from '@parley/contracts/records';
import { fingerprint } from '../message-id.ts';
import type { Change } from './kind.ts';
import { notTheirs } from './not-theirs.ts';

export const messageDeleted: Change<MessageDeleted> = {
  type: 'message.deleted.v1',
  name: 'delete',
  does: 'change',
  isAwaited: true,
  forgetsTexts: true,
  fingerprint: ({ messageId }) => fingerprint({ body: '', replyTo: messageId }),
  refusal: ({ by }, target) => notTheirs(by, target),
  isDone: ({ deletedAt }) => deletedAt !== undefined,
  apply: ({ at }) => ({ body: '', deletedAt: new Date(at) }),
};
