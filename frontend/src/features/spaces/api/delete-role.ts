import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

/** Deletes a role; everybody who has it loses it. */
export function useDeleteRole(spaceId: string, roleId: string) {
  return useSpaceChange(spaceId, () => call(spaceApi.deleteRole, { params: { id: spaceId, roleId } }));
}
