import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export function useRevokeInvite(spaceId: string) {
  return useSpaceChange(spaceId, (code: string) => call(spaceApi.revokeInvite, { params: { id: spaceId, code } }));
}
