import { useEffect, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { seatsOf } from '#features/call/stage/seats.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { elapsed } from '#lib/clock.ts';

/** Peer ids of who may speak, in the order in which they are shown. */
export function useSeats(inSight: number): string[] {
  const present = useCallState(
    useShallow(({ people }) => people.filter(({ speaks }) => speaks).map(({ peerId }) => peerId)),
  );
  const speaker = useCallState(state => state.speaker);
  const spokeAt = useRef(new Map<string, number>());
  const [seats, setSeats] = useState<string[]>(present);
  useEffect(() => {
    if (speaker !== null) spokeAt.current.set(speaker, elapsed());
    setSeats(before => seatsOf(before, present, inSight, speaker, spokeAt.current));
  }, [present, speaker, inSight]);
  // Until the effect has run: nobody who is gone, nobody left out.
  return seats.length === present.length && seats.every(id => present.includes(id)) ? seats : [...present];
}
