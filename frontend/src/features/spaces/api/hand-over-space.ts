import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

/** Makes another member the owner. */
export function useHandOverSpace(spaceId: string) {
  return useSpaceChange(spaceId, (userId: string) =>
    call(spaceApi.handOverSpace, { params: { id: spaceId }, body: { userId } }),
  );
}
