import { useInfiniteQuery } from '@tanstack/react-query';
import { chatApi } from '@parley/contracts/chat-api';
import { useEffect } from 'react';
import { bounds } from '#config/timing.ts';
import { call } from '#lib/api/call.ts';
import { useChat } from '#lib/react/chat-context.ts';

/**
 * Members of a room, page by page. The chat learns names, presence and marks from every page. A channel has none of its own:
 * `isAsked` is false.
 */
export function useMembers(roomId: string, isAsked = true) {
  const chat = useChat();
  const members = useInfiniteQuery({
    queryKey: ['members', roomId],
    queryFn: ({ signal, pageParam: cursor }) =>
      call(chatApi.listMembers, { params: { id: roomId }, query: { limit: bounds.tickMembers, cursor } }, { signal }),
    enabled: isAsked,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
  const { data } = members;
  useEffect(() => {
    for (const page of data?.pages ?? []) chat.learn(roomId, page.members);
  }, [chat, data, roomId]);
  return members;
}
