import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { z } from 'zod';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export type NewInvite = z.input<typeof spaceApi.createInvite.body>;

export function useCreateInvite(spaceId: string) {
  return useSpaceChange(
    spaceId,
    async (body: NewInvite) => (await call(spaceApi.createInvite, { params: { id: spaceId }, body })).invite,
  );
}
