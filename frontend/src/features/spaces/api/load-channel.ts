import { useQuery } from '@tanstack/react-query';
import { chatApi } from '@parley/contracts/chat-api';
import type { Space } from '@parley/contracts/spaces/space';
import { useEffect } from 'react';
import { isRefusal } from '#features/spaces/is-refusal.ts';
import { call } from '#lib/api/call.ts';
import { useChat } from '#lib/react/chat-context.ts';

/**
 * Brings a channel to the chat as a room: the list of rooms holds none of them. Its topic and what one may do in it come
 * along, so it is read again when the space, or what one is in it, has changed.
 */
export function useLoadChannel(roomId: string, space: Space | undefined, isKnown: boolean) {
  const chat = useChat();
  const loading = useQuery({
    queryKey: ['channel-room', roomId, space?.version, space?.me],
    queryFn: async ({ signal }) => {
      try {
        const { room } = await call(chatApi.getRoom, { params: { id: roomId } }, { signal });
        chat.rooms.take(room);
        return room.id;
      } catch (error) {
        // What one may not see any more does not stay on the screen, nor on the device.
        if (isRefusal(error)) chat.rooms.drop(roomId);
        throw error;
      }
    },
    enabled: !isKnown || space !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  const { isSuccess, isFetching, refetch } = loading;
  useEffect(() => {
    // The chat has forgotten it meanwhile, as when a fresh list of rooms takes the place of the one before.
    if (!isKnown && isSuccess && !isFetching) void refetch();
  }, [isKnown, isSuccess, isFetching, refetch]);
  return loading;
}
