import { useEffect } from 'react';
import { useChat, useChatState } from '#lib/react/chat-context.ts';

/** This many rows before the beginning the next page is fetched. */
const ahead = 12;

/** Loads older messages while the person scrolls towards them. A failed page waits for their click. */
export function useOlder(roomId: string, firstShown: number | undefined): void {
  const chat = useChat();
  const canLoad = useChatState(
    ({ logs, olderLoading }) =>
      (logs[roomId]?.olderCursor ?? null) !== null && (olderLoading[roomId] ?? 'ready') === 'ready',
  );
  const isNear = firstShown !== undefined && firstShown < ahead;
  useEffect(() => {
    if (isNear && canLoad) void chat.older(roomId).catch(() => undefined);
  }, [canLoad, chat, isNear, roomId]);
}
