import { useMutation, useQueryClient } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useNavigate } from 'react-router';
import { forgetSpace } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';

/** Deletes a space, whose name its owner has typed, and goes home. */
export function useDeleteSpace(spaceId: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (name: string) => call(spaceApi.deleteSpace, { params: { id: spaceId }, body: { name } }),
    onSuccess: async () => {
      await navigate('/', { replace: isAboveThePage() });
      forgetSpace(queries, spaceId);
    },
  });
}
