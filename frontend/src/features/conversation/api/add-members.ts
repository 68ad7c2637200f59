import { useMutation, useQueryClient } from '@tanstack/react-query';
import { chatApi } from '@parley/contracts/chat-api';
import { call } from '#lib/api/call.ts';
import { useChat } from '#lib/react/chat-context.ts';

/** Adds people to a group. */
export function useAddMembers(roomId: string) {
  const chat = useChat();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (userIds: string[]) =>
      (await call(chatApi.addMembers, { params: { id: roomId }, body: { userIds } })).room,
    onSuccess: room => {
      chat.rooms.take(room);
      return queries.invalidateQueries({ queryKey: ['members', roomId] });
    },
  });
}
