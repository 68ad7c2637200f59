import { useQuery } from '@tanstack/react-query';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** How people get into a space, for who manages it. */
export function useAdmission(spaceId: string) {
  return useQuery({
    queryKey: spaceKeys.admission(spaceId),
    queryFn: async ({ signal }) =>
      (await call(admissionApi.getAdmission, { params: { id: spaceId } }, { signal })).admission,
  });
}
