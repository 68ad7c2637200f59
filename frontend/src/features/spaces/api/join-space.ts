import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEnterSpace } from '#features/spaces/api/use-enter-space.ts';
import { call } from '#lib/api/call.ts';
import { directoryKey } from '#lib/api/space-keys.ts';

/** Becomes a member of an open space and goes there. */
export function useJoinSpace() {
  const queries = useQueryClient();
  const enter = useEnterSpace();
  return useMutation({
    mutationFn: async (id: string) => (await call(admissionApi.joinSpace, { params: { id } })).space,
    onSuccess: async space => {
      void queries.invalidateQueries({ queryKey: directoryKey });
      await enter(space);
    },
  });
}
