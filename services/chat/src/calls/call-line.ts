import type { CallOutcome, RingOutcome } from '@parley/contracts/call';
import type { CallClosed, CallEventRecord, CallOpened } from '@parley/contracts/records';
import { uuidV5 } from '../room-log/message-id.ts';

/** What the line of a call tells of its beginning. */
type CallStart = Pick<Extract<CallEventRecord, { type: 'call.started.v1' }>, 'callId' | 'roomId' | 'by' | 'at'>;
type CallEnded = Extract<CallEventRecord, { type: 'call.ended.v1' }>;

/** Ids are derived from the call's: told twice, it is still one line. */
const eventId = (callId: string, what: 'opened' | 'closed') => uuidV5(`call/${callId}/${what}`);

/** The event with which a call gets its line in the conversation. */
export function toOpened({ callId, roomId, by, at }: CallStart): CallOpened {
  return { type: 'call.opened.v1', id: eventId(callId, 'opened'), roomId, by, right: 'system', at, callId };
}

/** The event that says on the line how the call ended. */
export function toClosed(event: CallEnded, outcome: CallOutcome): CallClosed {
  const { callId, roomId, by, at, startedAt, everybody } = event;
  return {
    type: 'call.closed.v1',
    id: eventId(callId, 'closed'),
    roomId,
    by,
    right: 'system',
    at,
    callId,
    messageId: eventId(callId, 'opened'),
    startedAt,
    outcome,
    participants: everybody,
  };
}

/** A call of a dm that nobody answered says why; every other one has simply ended. */
export function outcomeOf(answered: boolean, rang: RingOutcome | null): CallOutcome {
  if (answered) return 'ended';
  return rang === 'declined' || rang === 'busy' ? rang : 'missed';
}
