import type { RoomCall } from '@parley/contracts/call';
import type { CallEventRecord } from '@parley/contracts/records';
import type { ChatContext } from '../context.ts';
import type { StoredRoom } from '../rooms/room-model.ts';

type Needs = Pick<ChatContext, 'notify' | 'calls'>;
type Place = Pick<StoredRoom, 'id' | 'channel'>;

/** Tells a room who is in its call now. */
export async function tellCall(
  { notify, calls }: Needs,
  { id: roomId, channel }: Place,
  { callId, at, participants }: Exclude<CallEventRecord, { type: 'call.ended.v1' }>,
): Promise<void> {
  const [running] = await calls.ofRooms([roomId]).catch(() => []);
  // Its beginning is not in every event; the entry of the running call has it, once somebody was in.
  const isKnown = running?.callId === callId && running.participants.length > 0;
  const startedAt = isKnown ? running.startedAt : at;
  tell(notify, { id: roomId, channel }, { callId, startedAt, participants });
}

/** Told late, as by a video node that swept the call, it hides none that runs by now. */
export async function tellCallOver({ notify, calls }: Needs, room: Place, callId: string): Promise<void> {
  const [running] = await calls.ofRooms([room.id]).catch(() => []);
  const isAnother = running && running.callId !== callId && running.participants.length > 0;
  if (!isAnother) tell(notify, room, null);
}

function tell(notify: Needs['notify'], { id: roomId, channel }: Place, call: RoomCall | null): void {
  if (channel) notify.channel(channel.spaceId, { roomId, call });
  else notify.room(roomId, 'call:changed', { roomId, call });
}
