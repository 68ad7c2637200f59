import { useEffect } from 'react';
import { useChat, useChatState } from '#lib/react/chat-context.ts';

const restsAfterMs = 10 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'visibilitychange'] as const;

/** Tells the platform when nobody has used this device for ten minutes, and when somebody does again. */
export function useRest(): void {
  const chat = useChat();
  const isConnected = useChatState(({ connection }) => connection.status === 'connected');
  useEffect(() => {
    if (!isConnected) return;
    let isResting = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (rests: boolean) => {
      isResting = rests;
      // A new connection counts as in use: nothing is lost but the shade of a dot.
      chat.rest(rests).catch(() => undefined);
    };
    const used = () => {
      clearTimeout(timer);
      timer = setTimeout(() => tell(true), restsAfterMs);
      if (isResting) tell(false);
    };
    used();
    for (const sign of signs) document.addEventListener(sign, used, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) document.removeEventListener(sign, used);
    };
  }, [chat, isConnected]);
}
