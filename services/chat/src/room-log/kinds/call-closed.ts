import { ParleyError } from '@parley/contracts/errors';
import type { CallClosed } from '@parley/contracts/records';
import { fingerprint } from '../message-id.ts';
import type { Change } from './kind.ts';

/** The line of a call says how it ended. The first one to tell is believed. */
export const callClosed: Change<CallClosed> = {
  type: 'call.closed.v1',
  name: 'call-end',
  does: 'change',
  rights: ['system'],
  isAwaited: false,
  fingerprint: ({ messageId }) => fingerprint({ body: '', replyTo: messageId }),
  refusal: ({ callId }, { call }) =>
    call?.callId === callId ? undefined : new ParleyError('forbidden', 'This is not the line of the call'),
  isDone: () => false,
  apply: ({ callId, startedAt, at: endedAt, outcome, participants }) => ({
    call: { callId, startedAt, endedAt, outcome, participants },
  }),
};
