import { useEffect } from 'react';
import { callLimits } from '@parley/contracts/video-events';
import { z } from 'zod';
import { create } from 'zustand';
import type { RoomState } from '#lib/chat/state.ts';
import { serverNow } from '#lib/clock.ts';
import { storedValue } from '#lib/device/stored-value.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { useRoom } from '#lib/react/room-names.ts';

const answer = z.object({ callId: z.string(), at: z.number() });
type Answer = z.infer<typeof answer>;

/** Kept over a reload, for the call goes on over it. */
const stored = storedValue('session', 'parley.call-answered', answer);
const useAnswer = create<{ answer: Answer | null }>(() => ({ answer: stored.read() ?? null }));

/** Notes when two people of a dm were first together in their call. To be used once, above everything of calls. */
export function useNoteAnswer(): void {
  const callId = useCallState(state => state.callId);
  const isTogether = useCallState(({ status, people }) => status === 'connected' && people.length > 1);
  const startedAt = useRoom(useCallState(({ roomId }) => roomId) ?? '')?.call?.startedAt;
  useEffect(() => {
    if (callId === null || !isTogether || useAnswer.getState().answer?.callId === callId) return;
    const noted = { callId, at: answerTime(startedAt, serverNow()) };
    useAnswer.setState({ answer: noted });
    stored.write(noted);
  }, [callId, isTogether, startedAt]);
}

/** Who comes while it may still ring answers it; who comes later joins again, and was not there when it was answered. */
function answerTime(startedAt: string | undefined, now: number): number {
  const started = startedAt === undefined ? now : Date.parse(startedAt);
  return now - started <= callLimits.ringMs ? now : started;
}

/** True once both people of a dm's call were in it. */
export function useWasAnswered(callId: string | null): boolean {
  return useAnswer(state => callId !== null && state.answer?.callId === callId);
}

/** Since when the call lasts, in epoch milliseconds of the server: in a dm from the answer on, else from its beginning. */
export function useCallSince(room: Pick<RoomState, 'kind' | 'call'>): number | undefined {
  const callId = useCallState(state => state.callId);
  const noted = useAnswer(state => state.answer);
  if (room.kind === 'dm') return noted !== null && noted.callId === callId ? noted.at : undefined;
  return room.call ? Date.parse(room.call.startedAt) : undefined;
}
