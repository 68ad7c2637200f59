import type { RingEnd } from '#lib/chat/state.ts';
import { useChatState } from '#lib/react/chat-context.ts';

/** How the ring of this call ended; null while it rings, or for another call. */
export function useRingEnd(callId: string | null): RingEnd | null {
  return useChatState(({ ringEnd }) => (ringEnd?.callId === callId ? ringEnd : null));
}
