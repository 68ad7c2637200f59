import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useChat } from '#lib/react/chat-context.ts';

/** Brings a channel to the chat as a room, as long as the chat does not know it: the list of rooms holds none of them. */
export function useLoadChannel(roomId: string, isKnown: boolean) {
  const chat = useChat();
  const loading = useQuery({
    queryKey: ['channel-room', roomId],
    queryFn: async () => {
      await chat.find(roomId);
      return roomId;
    },
    enabled: !isKnown,
    staleTime: 0,
    gcTime: 0,
  });
  const { isSuccess, isFetching, refetch } = loading;
  useEffect(() => {
    // The chat has let go of it meanwhile, because the person did not see it for a while.
    if (!isKnown && isSuccess && !isFetching) void refetch();
  }, [isKnown, isSuccess, isFetching, refetch]);
  return loading;
}
