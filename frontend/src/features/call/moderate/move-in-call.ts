import { moderationApi } from '@parley/contracts/spaces/moderation-api';
import { useMutation } from '@tanstack/react-query';
import { call } from '#lib/api/call.ts';

/** Asks the devices of somebody in the call of this channel to go on in that of another one. */
export function useMoveInCall(from: string) {
  return useMutation({
    mutationFn: (body: { userId: string; to: string }) =>
      call(moderationApi.moveInCall, { params: { id: from }, body }),
  });
}
