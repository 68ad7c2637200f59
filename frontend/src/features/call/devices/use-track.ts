import { useEffect, useState } from 'react';
import { deviceCause } from '#lib/call/media/device-cause.ts';
import { borrowDevice, letGo } from '#lib/call/media/shared-devices.ts';
import type { CallProblem } from '#lib/call/state.ts';

export interface Tried {
  track: MediaStreamTrack | null;
  problem: CallProblem | null;
  isStarting: boolean;
  retry: () => void;
}

const off = { track: null, problem: null, isStarting: false };

/** A track of a device for trying it before a call; the device is let go when it is off or not shown any more. */
export function useTrack(source: 'mic' | 'camera', isOn: boolean, deviceId: string | null): Tried {
  const [state, setState] = useState<Omit<Tried, 'retry'>>(off);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!isOn) return setState(off);
    let isOver = false;
    let track: MediaStreamTrack | undefined;
    const failed = (cause: ReturnType<typeof deviceCause>) =>
      !isOver && setState({ ...off, problem: { kind: 'device', source, cause } });
    setState({ ...off, isStarting: true });
    borrowDevice(source, deviceId).then(
      opened => {
        if (isOver) return letGo(opened);
        track = opened;
        track.addEventListener('ended', () => failed('failed'));
        setState({ ...off, track });
      },
      (error: unknown) => failed(deviceCause(error)),
    );
    return () => {
      isOver = true;
      if (track) letGo(track);
    };
  }, [source, isOn, deviceId, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}
