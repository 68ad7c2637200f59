import { useMutation, useQueryClient } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useNavigate } from 'react-router';
import { invalidateSpace, spaceKeys } from '#lib/api/space-keys.ts';
import { spacePath } from '#features/spaces/paths.ts';
import { call } from '#lib/api/call.ts';

/** Becomes a member by an invite and goes to the space, in the place of this page or of what stands above it. */
export function useAcceptInvite() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (code: string) => (await call(spaceApi.acceptInvite, { params: { code } })).space,
    onSuccess: async space => {
      queries.setQueryData(spaceKeys.space(space.id), space);
      void invalidateSpace(queries, space.id);
      await navigate(spacePath(space.id), { replace: true });
    },
  });
}
