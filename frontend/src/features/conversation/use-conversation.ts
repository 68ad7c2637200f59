import { useMemo, useState } from 'react';
import { openLog } from '#lib/chat/log/room-log.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useMe } from '#lib/session/session-store.ts';
import { type Row, type ShownMessage, timelineOf } from '#lib/timeline/timeline.ts';

/** Before the first page is there: what waits in the outbox is shown all the same. */
const nothingYet = openLog({ messages: [], nextCursor: null });

/** The rows of a conversation, and the messages among them. */
export function useConversation(room: RoomState): { rows: Row[]; shown: ShownMessage[] } {
  const me = useMe();
  const log = useChatState(state => state.logs[room.id]) ?? nothingYet;
  const outbox = useChatState(state => state.outbox);
  // The line above the first new message stays where it was when the conversation was opened.
  const [unreadAfter] = useState(() => (room.unreadState.count > 0 ? room.unreadState.readSeq : null));
  return useMemo(() => {
    const own = outbox.filter(entry => entry.roomId === room.id && entry.kind !== 'read');
    const rows = timelineOf({ log, outbox: own, me: me.id, unreadAfter });
    return { rows, shown: rows.flatMap(row => (row.kind === 'message' ? [row.shown] : [])) };
  }, [log, outbox, me.id, room.id, unreadAfter]);
}
