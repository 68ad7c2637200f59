import { useMutation } from '@tanstack/react-query';
import { chatApi } from '@parley/contracts/chat-api';
import { useNavigate } from 'react-router';
import { call } from '#lib/api/call.ts';
import { errorText } from '#lib/error-text.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { toast } from '#ui/toasts.ts';

/** Leaves a group and goes back to the list. */
export function useLeaveRoom(roomId: string) {
  const chat = useChat();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(chatApi.leaveRoom, { params: { id: roomId } }),
    onSuccess: async () => {
      await navigate('/');
      chat.rooms.drop(roomId);
    },
    onError: error => toast(errorText(error), { isError: true }),
  });
}
