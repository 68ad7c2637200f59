import { useMutation, useQueryClient } from '@tanstack/react-query';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { useNavigate } from 'react-router';
import { directoryKey, invalidateSpace, spaceKeys } from '#lib/api/space-keys.ts';
import { spacePath } from '#features/spaces/paths.ts';
import { call } from '#lib/api/call.ts';

/** Becomes a member of an open space and goes there. */
export function useJoinSpace() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (id: string) => (await call(admissionApi.joinSpace, { params: { id } })).space,
    onSuccess: async space => {
      queries.setQueryData(spaceKeys.space(space.id), space);
      void invalidateSpace(queries, space.id);
      void queries.invalidateQueries({ queryKey: directoryKey });
      await navigate(spacePath(space.id));
    },
  });
}
