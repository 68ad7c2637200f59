import { useEffect } from 'react';
import { useChat, useChatState } from '#lib/react/chat-context.ts';

/**
 * Loads older messages as long as the person is near the beginning of what is loaded; every page is a new reason to
 * look. A failed page waits for their click.
 */
export function useOlder(roomId: string, isNear: boolean): void {
  const chat = useChat();
  const cursor = useChatState(({ logs }) => logs[roomId]?.olderCursor ?? null);
  const isIdle = useChatState(({ olderLoading }) => (olderLoading[roomId] ?? 'ready') === 'ready');
  useEffect(() => {
    if (isNear && isIdle && cursor !== null) void chat.older(roomId).catch(() => undefined);
  }, [chat, cursor, isIdle, isNear, roomId]);
}
