import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export function useKickMember(spaceId: string, userId: string) {
  return useSpaceChange(spaceId, (reason: string) =>
    call(spaceApi.kickMember, { params: { id: spaceId, userId }, body: { reason } }),
  );
}
