import { create } from 'zustand';
import type { Ring } from '#lib/chat/state.ts';

interface RingClick {
  clicked: { ring: Ring; isAnswer: boolean } | null;
}

/** The button that was clicked on the notice of a ring. It waits for the code of calls, which comes with the first ring. */
export const useRingClick = create<RingClick>(() => ({ clicked: null }));
