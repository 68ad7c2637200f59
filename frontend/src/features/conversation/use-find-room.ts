import { useQuery } from '@tanstack/react-query';
import { useChat } from '#lib/react/chat-context.ts';

/** Asks for a room that is not in the list, once. True while nobody knows whether it is there. */
export function useFindRoom(roomId: string, isMissing: boolean): boolean {
  const chat = useChat();
  const { isLoading } = useQuery({
    queryKey: ['find-room', roomId],
    queryFn: async () => {
      await chat.find(roomId);
      return null;
    },
    enabled: isMissing,
    retry: false,
    gcTime: 0,
  });
  return isLoading;
}
