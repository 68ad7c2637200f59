import { useWasAnswered } from '#features/call/answered.ts';
import { type AloneWords, aloneWords } from '#features/call/ring/alone-words.ts';
import { useRingEnd } from '#features/call/ring/use-ring-end.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { serverNow } from '#lib/clock.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { isPeerOnline, roomName } from '#lib/react/room-names.ts';

/** What is so while one is alone in the call of a dm; null in all other cases. */
export function useAlone(room: RoomState | undefined): AloneWords | null {
  const isAlone = useCallState(({ status, people }) => status === 'connected' && people.length === 1);
  const callId = useCallState(state => state.callId);
  const wasAnswered = useWasAnswered(callId);
  const end = useRingEnd(callId);
  const online = useChatState(state => room && isPeerOnline(room, state));
  if (!isAlone || room?.kind !== 'dm') return null;
  const startedAt = room.call?.callId === callId ? room.call?.startedAt : undefined;
  return aloneWords({
    name: roomName(room),
    age: startedAt === undefined ? undefined : serverNow() - Date.parse(startedAt),
    isRingOver: wasAnswered || end !== null,
    online,
  });
}
