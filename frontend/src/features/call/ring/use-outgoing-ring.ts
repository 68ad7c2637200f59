import { useEffect } from 'react';
import { usePreferences } from '#features/call/preferences.ts';
import { ring } from '#features/call/ring/tones.ts';
import { useAlone } from '#features/call/ring/use-alone.ts';
import { useRingEnd } from '#features/call/ring/use-ring-end.ts';
import { useCalls, useCallState } from '#lib/react/call-context.ts';
import { useRoom } from '#lib/react/room-names.ts';

/** While one calls somebody: the tone, and the end of the call when nobody comes. */
export function useOutgoingRing(): void {
  const { engine } = useCalls();
  const alone = useAlone(useRoom(useCallState(state => state.roomId) ?? ''));
  const outcome = useRingEnd(useCallState(state => state.callId))?.outcome;
  const hasSounds = usePreferences(({ sounds }) => sounds);
  const speaker = useCallState(state => state.devices.speaker);
  const isRinging = alone?.isRinging === true;
  const isAlone = alone !== null;

  useEffect(() => {
    if (isRinging && hasSounds) return ring('outgoing', speaker);
  }, [isRinging, hasSounds, speaker]);

  useEffect(() => {
    const isRefused = outcome === 'declined' || outcome === 'missed' || outcome === 'busy';
    if (isAlone && isRefused) void engine?.leave();
  }, [engine, isAlone, outcome]);
}
