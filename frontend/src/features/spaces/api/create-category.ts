import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

/** Creates a category after the others. */
export function useCreateCategory(spaceId: string) {
  return useSpaceChange(spaceId, (name: string) =>
    call(spaceApi.createCategory, { params: { id: spaceId }, body: { name } }),
  );
}
