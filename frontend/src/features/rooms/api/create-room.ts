import { useMutation } from '@tanstack/react-query';
import { chatApi, type CreateRoomInput } from '@parley/contracts/chat-api';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';

export type NewRoom = z.input<typeof chatApi.createRoom.body> & Pick<CreateRoomInput, 'kind'>;

/** Creates a group, or finds or creates the dm with a person, and goes there. */
export function useCreateRoom() {
  const chat = useChat();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (body: NewRoom) => (await call(chatApi.createRoom, { body })).room,
    onSuccess: async room => {
      chat.rooms.take(room);
      await navigate(`/rooms/${room.id}`, { replace: isAboveThePage() });
    },
  });
}
