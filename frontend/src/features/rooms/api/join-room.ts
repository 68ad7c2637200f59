import { useMutation, useQueryClient } from '@tanstack/react-query';
import { chatApi } from '@parley/contracts/chat-api';
import { useNavigate } from 'react-router';
import { call } from '#lib/api/call.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';

/** Joins a public group and goes there. */
export function useJoinRoom() {
  const chat = useChat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (id: string) => (await call(chatApi.joinRoom, { params: { id } })).room,
    onSuccess: async room => {
      chat.rooms.take(room);
      void queries.invalidateQueries({ queryKey: ['discover'] });
      await navigate(`/rooms/${room.id}`, { replace: isAboveThePage() });
    },
  });
}
