import { useQuery } from '@tanstack/react-query';
import { useChat } from '#lib/react/chat-context.ts';

/** Brings a channel to the chat as a room, as long as it `isWanted`: the list of rooms holds none of them. */
export function useLoadChannel(roomId: string, isWanted: boolean) {
  const chat = useChat();
  return useQuery({
    queryKey: ['channel-room', roomId],
    queryFn: async () => {
      await chat.find(roomId);
      return roomId;
    },
    enabled: isWanted,
    staleTime: 0,
    gcTime: 0,
  });
}
