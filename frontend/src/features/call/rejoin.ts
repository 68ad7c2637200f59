import { useEffect, useState } from 'react';
import { enterCall, wanted } from '#features/call/use-own.ts';
import { type CutOffCall, noteWhenCutOff } from '#lib/call/cut-off.ts';
import { errorText } from '#lib/error-text.ts';
import { isUnderWay, useCalls, useCallState } from '#lib/react/call-context.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { toast } from '#ui/toasts.ts';

/** In a call, a reload or a closed tab asks first, and what is needed to come back is kept. */
export function useKeepOverReload(): void {
  const { engine } = useCalls();
  const isRunning = useCallState(isUnderWay);
  useEffect(() => {
    if (!engine || !isRunning) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    const isOver = noteWhenCutOff(() => {
      const { roomId, callId } = engine.store.getState();
      return roomId !== null && callId !== null ? { roomId, callId, mic: wanted.mic, camera: wanted.camera } : null;
    });
    return () => {
      removeEventListener('beforeunload', ask);
      isOver();
    };
  }, [engine, isRunning]);
}

/** Goes back into a call that a reload has cut off, if it still runs; never starts a new one. */
export function useRejoin(cutOff: CutOffCall | null): void {
  const { start } = useCalls();
  const [isDone, setDone] = useState(cutOff === null);
  const isListed = useChatState(state => state.roomsLoading === 'ready');
  const running = useChatState(({ rooms }) => (cutOff ? (rooms[cutOff.roomId]?.call ?? null) : null));
  useEffect(() => {
    if (isDone || !isListed || !cutOff) return;
    setDone(true);
    if (running?.callId !== cutOff.callId) return;
    enterCall(start, cutOff.roomId, cutOff).catch((error: unknown) => toast(errorText(error), { isError: true }));
  }, [cutOff, isDone, isListed, running, start]);
}
