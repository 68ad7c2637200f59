import { useMutation, useQueryClient } from '@tanstack/react-query';
import { chatApi, type RoomPatch } from '@parley/contracts/chat-api';
import { useNavigate } from 'react-router';
import { call } from '#lib/api/call.ts';
import { g } from '#lib/i18n/group-texts.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';
import { toast } from '#ui/toasts.ts';

/** Says what a group is called; for its owner. */
export function useUpdateRoom(roomId: string) {
  const chat = useChat();
  return useMutation({
    mutationFn: async (body: RoomPatch) => (await call(chatApi.updateRoom, { params: { id: roomId }, body })).room,
    onSuccess: room => chat.rooms.take(room),
  });
}

/** Makes another member the owner of a group. */
export function useHandOver(roomId: string) {
  const chat = useChat();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (userId: string) =>
      (await call(chatApi.handOver, { params: { id: roomId }, body: { userId } })).room,
    onSuccess: room => {
      chat.rooms.take(room);
      return queries.invalidateQueries({ queryKey: ['members', roomId] });
    },
  });
}

/** Puts somebody out of a group. */
export function useRemoveMember(roomId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => call(chatApi.removeMember, { params: { id: roomId, userId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members', roomId] }),
  });
}

/** Deletes a group for everybody, and goes back to the list. */
export function useDeleteRoom(roomId: string, shown: string) {
  const chat = useChat();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (name: string) => call(chatApi.deleteRoom, { params: { id: roomId }, body: { name } }),
    onSuccess: async () => {
      await navigate('/', { replace: isAboveThePage() });
      chat.rooms.drop(roomId);
      toast(g.deleted(shown));
    },
  });
}
