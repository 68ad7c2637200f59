import { peopleApi } from '@parley/contracts/people/people-api';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '#lib/api/call.ts';
import { useChat } from '#lib/react/chat-context.ts';

/** Makes the request of a stranger a conversation. */
export function useAcceptRequest(roomId: string) {
  const chat = useChat();
  return useMutation({
    mutationFn: async () => (await call(peopleApi.acceptRequest, { params: { id: roomId } })).room,
    onSuccess: room => chat.rooms.take(room),
  });
}

/** Declines it, and leaves its page. */
export function useDeclineRequest(roomId: string) {
  const chat = useChat();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (block: boolean) => call(peopleApi.declineRequest, { params: { id: roomId }, body: { block } }),
    async onSuccess(_, block) {
      await navigate('/', { replace: true });
      chat.rooms.drop(roomId);
      if (block) chat.readBlocked();
    },
  });
}
