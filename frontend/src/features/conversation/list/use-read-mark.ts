import { useEffect } from 'react';
import { timing } from '#config/timing.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';

/** Marks the room as read while its end is before the person's eyes: at the end, visible and focused. */
export function useReadMark(room: RoomState, isAtEnd: boolean): void {
  const chat = useChat();
  const position = useChatState(state => state.logs[room.id]?.position ?? 0);
  const hasUnread = room.unreadState.count > 0;
  useEffect(() => {
    if (!isAtEnd || !hasUnread) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState !== 'visible' || !document.hasFocus()) return;
      timer = setTimeout(() => chat.read(room.id), timing.readDelay);
    };
    look();
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [chat, hasUnread, isAtEnd, position, room.id]);
}
