import { useMutation } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { call } from '#lib/api/call.ts';
import { errorText } from '#lib/error-text.ts';
import { toast } from '#ui/toasts.ts';

/** Marks all channels as read. What follows from it comes as a notice, to this device too. */
export function useReadSpace(spaceId: string) {
  return useMutation({
    mutationFn: () => call(spaceApi.readSpace, { params: { id: spaceId } }),
    onError: error => toast(errorText(error), { isError: true }),
  });
}
