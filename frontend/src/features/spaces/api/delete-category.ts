import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

/** Deletes a category; its channels stay. */
export function useDeleteCategory(spaceId: string, categoryId: string) {
  return useSpaceChange(spaceId, () => call(spaceApi.deleteCategory, { params: { id: spaceId, categoryId } }));
}
