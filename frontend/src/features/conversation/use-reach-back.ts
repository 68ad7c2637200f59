import { useEffect, useRef, useState } from 'react';
import { bounds } from '#config/timing.ts';
import type { RoomLog } from '#lib/chat/log/room-log.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { reachesBackTo } from '#lib/timeline/timeline.ts';

/**
 * Loads older pages until the first unread message of a conversation that opens is among them. True from then on, and
 * when it cannot be had: after so many pages, or when a page fails.
 */
export function useReachBack(roomId: string, unreadAfter: number | null): boolean {
  const chat = useChat();
  const log = useChatState(state => state.logs[roomId]);
  const loading = useChatState(state => state.olderLoading[roomId]);
  const pages = useRef(0);
  const [isReady, setReady] = useState(false);
  const isWanted = !isReady && log !== undefined && !isEnough(log, unreadAfter, pages.current) && loading !== 'failed';
  useEffect(() => {
    if (!isWanted) return void (log && setReady(true));
    if (loading === 'loading') return;
    pages.current++;
    void chat.older(roomId).catch(() => undefined);
  }, [chat, isWanted, loading, log, roomId]);
  return isReady || (log !== undefined && !isWanted);
}

function isEnough(log: RoomLog, unreadAfter: number | null, pages: number): boolean {
  return unreadAfter === null || reachesBackTo(log, unreadAfter) || pages >= bounds.unreadPages;
}
