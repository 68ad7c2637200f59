import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

/** Lets somebody in who asked, or does not. */
export function useDecideJoinRequest(spaceId: string, userId: string) {
  const params = { id: spaceId, userId };
  return useSpaceChange(spaceId, (decision: 'approve' | 'refuse') =>
    decision === 'approve'
      ? call(admissionApi.approveJoinRequest, { params })
      : call(admissionApi.refuseJoinRequest, { params, body: {} }),
  );
}
