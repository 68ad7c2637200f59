import type { CallEventRecord } from '@parley/contracts/records';
import type { ChatContext } from '../context.ts';

type Needs = Pick<ChatContext, 'notify' | 'calls'>;

/** Tells a room who is in its call now. */
export async function tellCall(
  { notify, calls }: Needs,
  { roomId, callId, at, participants }: Exclude<CallEventRecord, { type: 'call.ended.v1' }>,
): Promise<void> {
  const [running] = await calls.ofRooms([roomId]).catch(() => []);
  // Its beginning is not in every event; the entry of the running call has it, once somebody was in.
  const isKnown = running?.callId === callId && running.participants.length > 0;
  const startedAt = isKnown ? running.startedAt : at;
  notify.room(roomId, 'call:changed', { roomId, call: { callId, startedAt, participants } });
}

export function tellCallOver({ notify }: Pick<Needs, 'notify'>, roomId: string): void {
  notify.room(roomId, 'call:changed', { roomId, call: null });
}
