import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useMutation } from '@tanstack/react-query';
import { useEnterSpace } from '#features/spaces/api/use-enter-space.ts';
import { call } from '#lib/api/call.ts';

/** Becomes a member by an invite and goes to the space, in the place of this page or of what stands above it. */
export function useAcceptInvite() {
  const enter = useEnterSpace();
  return useMutation({
    mutationFn: async (code: string) => (await call(spaceApi.acceptInvite, { params: { code } })).space,
    onSuccess: space => enter(space, { replace: true }),
  });
}
