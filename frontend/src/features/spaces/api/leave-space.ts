import { useMutation, useQueryClient } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useNavigate } from 'react-router';
import { forgetSpace } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';
import { errorText } from '#lib/error-text.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';
import { toast } from '#ui/toasts.ts';

/** Leaves a space and goes home. */
export function useLeaveSpace(spaceId: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(spaceApi.leaveSpace, { params: { id: spaceId } }),
    onSuccess: async () => {
      await navigate('/', { replace: isAboveThePage() });
      forgetSpace(queries, spaceId);
    },
    onError: error => toast(errorText(error), { isError: true }),
  });
}
