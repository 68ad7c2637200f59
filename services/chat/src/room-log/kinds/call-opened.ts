import type { CallOpened } from '@parley/contracts/records';
import { fingerprint } from '../message-id.ts';
import type { Creation } from './kind.ts';

/** The line of a call among the messages. */
export const callOpened: Creation<CallOpened> = {
  type: 'call.opened.v1',
  does: 'create',
  rights: ['system'],
  isAwaited: false,
  fingerprint: ({ callId }) => fingerprint({ body: callId }),
  content: ({ callId, at, by }) => ({
    clientMsgId: callId,
    body: '',
    call: { callId, startedAt: at, participants: [by] },
  }),
};
