import { useEffect } from 'react';
import { usePreferences } from '#features/call/preferences.ts';
import { ring } from '#features/call/ring/tones.ts';
import { useRingEnd } from '#features/call/ring/use-ring-end.ts';
import { useCalls, useCallState } from '#lib/react/call-context.ts';
import { useRoom } from '#lib/react/room-names.ts';

/** While one calls somebody: the tone, and the end of the call when nobody comes. */
export function useOutgoingRing(): void {
  const { engine } = useCalls();
  const roomId = useCallState(state => state.roomId);
  const callId = useCallState(state => state.callId);
  const isAlone = useCallState(({ status, people }) => status === 'connected' && people.length === 1);
  const isDirect = useRoom(roomId ?? '')?.kind === 'dm';
  const outcome = useRingEnd(callId)?.outcome;
  const hasSounds = usePreferences(({ sounds }) => sounds);
  const speaker = useCallState(state => state.devices.speaker);
  const isWaiting = isAlone && isDirect;

  useEffect(() => {
    if (isWaiting && hasSounds && outcome === undefined) return ring('outgoing', speaker);
  }, [isWaiting, hasSounds, outcome, speaker]);

  useEffect(() => {
    const isRefused = outcome === 'declined' || outcome === 'missed' || outcome === 'busy';
    if (isWaiting && isRefused) void engine?.leave();
  }, [engine, isWaiting, outcome]);
}
