import type { Message } from '@parley/contracts/message';

/** Something was said in a room while this device was connected. */
export interface News {
  roomId: string;
  spaceId?: string | undefined;
  /** Its place, the newest where only a digest told of it. */
  seq: number;
  /** Undefined where a digest tells how far a channel is, and no more. */
  message?: Message | undefined;
  /** From a digest: the places of messages that mention the person. */
  mentions: readonly number[];
}

type Listener = (news: News) => void;

/** Tells those who want to know it as it comes, and not what the log makes of it. */
export function createNews() {
  const listeners = new Set<Listener>();
  return {
    tell: (news: News) => listeners.forEach(listener => listener(news)),
    /** Answers how to stop. */
    on(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
