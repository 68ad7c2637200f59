import { moderationApi } from '@parley/contracts/spaces/moderation-api';
import { useMutation } from '@tanstack/react-query';
import { call } from '#lib/api/call.ts';

/** Deletes messages of a channel at once. Not by the outbox: the answer says what stays. */
export function useDeleteMessages(roomId: string) {
  return useMutation({
    mutationFn: (messageIds: string[]) =>
      call(moderationApi.deleteMessages, { params: { id: roomId }, body: { messageIds } }),
  });
}
