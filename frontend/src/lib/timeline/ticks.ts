import type { Marks } from '#lib/chat/state.ts';

/** How far a message has come, as its sender sees it. */
export type Tick = 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/** Up to where every other member has received and read; 0 where the client cannot know. */
export type Reach = Marks;

/** The reach of a room from the marks of its `others` other members; unknown while the client knows fewer marks. */
export function reachOfOthers(marks: Readonly<Record<string, Marks>>, me: string, others: number): Reach {
  const known = Object.entries(marks).filter(([userId]) => userId !== me);
  if (known.length === 0 || known.length < others) return { deliveredSeq: 0, readSeq: 0 };
  return {
    deliveredSeq: Math.min(...known.map(([, mark]) => mark.deliveredSeq)),
    readSeq: Math.min(...known.map(([, mark]) => mark.readSeq)),
  };
}

export function tickOf(seq: number, reach: Reach): Tick {
  if (seq <= reach.readSeq) return 'read';
  return seq <= reach.deliveredSeq ? 'delivered' : 'sent';
}

/** Who of the others has read the message at `seq`. */
export function readersOf(marks: Readonly<Record<string, Marks>>, me: string, seq: number): string[] {
  return Object.entries(marks)
    .filter(([userId, mark]) => userId !== me && mark.readSeq >= seq)
    .map(([userId]) => userId);
}
