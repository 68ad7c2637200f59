import { admissionApi } from '@parley/contracts/spaces/admission-api';
import type { z } from 'zod';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export type AdmissionChange = z.input<typeof admissionApi.updateAdmission.body>;

export function useUpdateAdmission(spaceId: string) {
  return useSpaceChange(spaceId, (body: AdmissionChange) =>
    call(admissionApi.updateAdmission, { params: { id: spaceId }, body }),
  );
}
