import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export interface NewBan {
  reason: string;
  /** ISO 8601; null for good. */
  until: string | null;
  /** Deletes what they wrote in so many hours. */
  purgeHours: number;
}

export function useBanMember(spaceId: string, userId: string) {
  return useSpaceChange(spaceId, (body: NewBan) =>
    call(spaceApi.banMember, { params: { id: spaceId }, body: { ...body, userId } }),
  );
}
