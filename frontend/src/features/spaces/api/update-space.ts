import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { z } from 'zod';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export type SpaceFields = z.input<typeof spaceApi.updateSpace.body>;

/** Changes what a space says of itself. */
export function useUpdateSpace(spaceId: string) {
  return useSpaceChange(spaceId, (body: SpaceFields) => call(spaceApi.updateSpace, { params: { id: spaceId }, body }));
}
