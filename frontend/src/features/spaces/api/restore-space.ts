import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

/** Takes the deletion of a space back, for its owner. */
export function useRestoreSpace(spaceId: string) {
  return useSpaceChange(spaceId, () => call(spaceApi.restoreSpace, { params: { id: spaceId } }));
}
