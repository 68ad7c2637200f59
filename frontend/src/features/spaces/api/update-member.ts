import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { z } from 'zod';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export type MemberFields = z.input<typeof spaceApi.updateMember.body>;

/** Gives and takes roles, or changes a nickname. */
export function useUpdateMember(spaceId: string, userId: string) {
  return useSpaceChange(spaceId, (body: MemberFields) =>
    call(spaceApi.updateMember, { params: { id: spaceId, userId }, body }),
  );
}
