import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export interface Timeout {
  /** 0 ends one. */
  seconds: number;
  reason?: string;
}

export function useTimeoutMember(spaceId: string, userId: string) {
  return useSpaceChange(spaceId, (body: Timeout) =>
    call(spaceApi.timeoutMember, { params: { id: spaceId, userId }, body }),
  );
}
