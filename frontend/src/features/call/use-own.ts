import { useMemo } from 'react';
import { create } from 'zustand';
import type { CallEngine } from '#lib/call/engine.ts';
import type { CallPerson } from '#lib/call/state.ts';
import { errorText } from '#lib/error-text.ts';
import { useCalls, useCallState } from '#lib/react/call-context.ts';
import { toast } from '#ui/toasts.ts';
import { prefer } from '#features/call/preferences.ts';

/** What the person wants to send. What is off against it was turned off by a moderator, or the device failed. */
export const wanted = { mic: false, camera: false, screen: false };

export interface OwnControls {
  setMic(on: boolean): void;
  setCamera(on: boolean): void;
  shareScreen(on: boolean): void;
  raiseHand(up: boolean): void;
}

/** The own part of the call; on the way into it what is wanted. */
export function useOwnState(): CallPerson['state'] {
  const own = useCallState(({ people }) => people.find(({ isSelf }) => isSelf)?.state);
  return own ?? { ...wanted, hand: false, quality: 'good' };
}

/** Whether the person may send something: on a stage not everybody does. */
export function useSpeaks(): boolean {
  return useCallState(({ people }) => people.find(({ isSelf }) => isSelf)?.speaks ?? true);
}

export function useOwnControls(): OwnControls {
  const { engine } = useCalls();
  return useMemo(() => controlsOf(engine), [engine]);
}

function controlsOf(engine: CallEngine | null): OwnControls {
  // Problems of devices stand in the call's state; what is left is a refusal or a lost connection.
  const run = (done: Promise<void> | undefined) =>
    void done?.catch((error: unknown) => toast(errorText(error), { isError: true }));
  return {
    setMic(on) {
      wanted.mic = on;
      run(engine?.setMic(on));
    },
    setCamera(on) {
      wanted.camera = on;
      run(engine?.setCamera(on));
    },
    shareScreen(on) {
      wanted.screen = on;
      run(engine?.shareScreen(on));
    },
    raiseHand: up => run(engine?.raiseHand(up)),
  };
}

/** The room whose call the person is on the way into, from their click on. */
export const useEntering = create<{ roomId: string | null }>(() => ({ roomId: null }));

/** Goes into a call; what was chosen is remembered for the next one. Rejects with ParleyError. */
export async function enterCall(
  start: () => Promise<CallEngine>,
  roomId: string,
  choice: { mic: boolean; camera: boolean },
): Promise<void> {
  Object.assign(wanted, choice, { screen: false });
  prefer({ mic: choice.mic });
  useEntering.setState({ roomId });
  try {
    const engine = await start();
    await engine.join(roomId, choice);
  } finally {
    useEntering.setState({ roomId: null });
  }
}
