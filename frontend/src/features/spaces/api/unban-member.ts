import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export function useUnbanMember(spaceId: string) {
  return useSpaceChange(spaceId, (userId: string) => call(spaceApi.unbanMember, { params: { id: spaceId, userId } }));
}
