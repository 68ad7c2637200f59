import { useQuery } from '@tanstack/react-query';
import { chatApi } from '@parley/contracts/chat-api';
import { call } from '#lib/api/call.ts';
import { useChat } from '#lib/react/chat-context.ts';

/** Brings a channel to the chat as a room, as long as it `isWanted`: the list of rooms holds none of them. */
export function useLoadChannel(roomId: string, isWanted: boolean) {
  const chat = useChat();
  return useQuery({
    queryKey: ['channel-room', roomId],
    queryFn: async ({ signal }) => {
      const { room } = await call(chatApi.getRoom, { params: { id: roomId } }, { signal });
      chat.rooms.take(room);
      return room.id;
    },
    enabled: isWanted,
    staleTime: 0,
    gcTime: 0,
  });
}
