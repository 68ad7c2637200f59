import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export function useUpdateCategory(spaceId: string, categoryId: string) {
  return useSpaceChange(spaceId, (name: string) =>
    call(spaceApi.updateCategory, { params: { id: spaceId, categoryId }, body: { name } }),
  );
}
