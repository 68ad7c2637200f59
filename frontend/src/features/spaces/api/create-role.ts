import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

/** Creates a role without permissions, below all but the base roles. */
export function useCreateRole(spaceId: string) {
  return useSpaceChange(
    spaceId,
    async (name: string) => (await call(spaceApi.createRole, { params: { id: spaceId }, body: { name } })).role,
  );
}
