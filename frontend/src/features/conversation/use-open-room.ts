import { useEffect } from 'react';
import { useChat } from '#lib/react/chat-context.ts';

/** A conversation is on the screen: loads it, and tells the chat so. Only of rooms that the person is in. */
export function useOpenRoom(roomId: string, isMember: boolean): void {
  const chat = useChat();
  useEffect(() => {
    if (!isMember) return;
    chat.show(roomId);
    void chat.open(roomId).catch(() => undefined);
    return () => {
      chat.typing.stopped(roomId);
      chat.show(null);
    };
  }, [chat, isMember, roomId]);
}
