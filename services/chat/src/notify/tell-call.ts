import type { CallEventRecord } from '@parley/contracts/records';
import type { ChatContext } from '../context.ts';
import type { ChatServer } from './chat-server.ts';
import { socketRooms } from './socket-rooms.ts';

interface Parts {
  ctx: ChatContext;
  io: ChatServer;
}

/** Tells a room who is in its call now. */
export async function tellCall(
  { ctx, io }: Parts,
  { roomId, callId, at, participants }: Exclude<CallEventRecord, { type: 'call.ended.v1' }>,
): Promise<void> {
  const [running] = await ctx.calls.ofRooms([roomId]).catch(() => []);
  // Its beginning is not in every event; the entry of the running call has it, once somebody was in.
  const isKnown = running?.callId === callId && running.participants.length > 0;
  const startedAt = isKnown ? running.startedAt : at;
  io.to(socketRooms.room(roomId)).emit('call:changed', { roomId, call: { callId, startedAt, participants } });
}

export function tellCallOver({ io }: Pick<Parts, 'io'>, roomId: string): void {
  io.to(socketRooms.room(roomId)).emit('call:changed', { roomId, call: null });
}
