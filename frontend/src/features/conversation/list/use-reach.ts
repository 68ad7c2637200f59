import { useMemo } from 'react';
import type { RoomState } from '#lib/chat/state.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useMe } from '#lib/session/session-store.ts';
import { type Reach, readersOf, reachOfOthers } from '#lib/timeline/ticks.ts';

export interface RoomReach {
  reach: Reach;
  /** How many others have read the message at `seq`. */
  readers: (seq: number) => number;
}

const noMarks = {};

/** How far the others of a room have received and read. */
export function useReach(room: RoomState): RoomReach {
  const me = useMe();
  const marks = useChatState(state => state.marks[room.id]) ?? noMarks;
  return useMemo(
    () => ({
      reach: reachOfOthers(marks, me.id, room.memberCount - 1),
      readers: (seq: number) => readersOf(marks, me.id, seq).length,
    }),
    [marks, me.id, room.memberCount],
  );
}
