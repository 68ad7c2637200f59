import { useMemo } from 'react';
import { useNewLine } from '#features/conversation/use-new-line.ts';
import { useReachBack } from '#features/conversation/use-reach-back.ts';
import { openLog } from '#lib/chat/log/room-log.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useMe } from '#lib/session/session-store.ts';
import { type Row, type ShownMessage, timelineOf } from '#lib/timeline/timeline.ts';

/** Before the first page is there: what waits in the outbox is shown all the same. */
const nothingYet = openLog({ messages: [], nextCursor: null });

export interface ConversationRows {
  rows: Row[];
  /** The messages among the rows. */
  shown: ShownMessage[];
  /** False while the first unread message is still fetched: the conversation opens there. */
  isReady: boolean;
}

/** The rows of a conversation. */
export function useConversation(room: RoomState): ConversationRows {
  const me = useMe();
  const log = useChatState(state => state.logs[room.id]) ?? nothingYet;
  const outbox = useChatState(state => state.outbox);
  const unreadAfter = useNewLine(room);
  const isReady = useReachBack(room.id, unreadAfter);
  return useMemo(() => {
    const own = outbox.filter(entry => entry.roomId === room.id && entry.kind !== 'read');
    const rows = timelineOf({ log, outbox: own, me: me.id, unreadAfter });
    const shown = rows.flatMap(row => (row.kind === 'message' ? [row.shown] : []));
    return { rows, shown, isReady };
  }, [isReady, log, outbox, me.id, room.id, unreadAfter]);
}
