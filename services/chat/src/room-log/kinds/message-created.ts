import type { MessageCreated } from '@parley/contracts/records';
import type { Creation } from './kind.ts';

export const messageCreated: Creation<MessageCreated> = {
  type: 'message.created.v1',
  does: 'create',
  rights: ['author', 'bot', 'system'],
  isAwaited: true,
  fingerprint: event => event.fingerprint,
  content: ({ clientMsgId, body, replyTo, mentions }) => ({
    clientMsgId,
    body,
    ...(replyTo && { replyTo }),
    ...(mentions && { mentions }),
  }),
};
