import { useMutation, useQueryClient } from '@tanstack/react-query';
import { chatApi, type RoomPatch } from '@parley/contracts/chat-api';
import { call } from '#lib/api/call.ts';
import { useChat } from '#lib/react/chat-context.ts';

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
