import type { Space } from '@parley/contracts/spaces/space';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { spacePath } from '#features/spaces/paths.ts';
import { invalidateSpace, spaceKeys } from '#lib/api/space-keys.ts';

/** Goes to a space that the person has just become a member of; `replace`: in the place of this page. */
export function useEnterSpace(): (space: Space, how?: { replace: boolean }) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (space, how) => {
    queries.setQueryData(spaceKeys.space(space.id), space);
    void invalidateSpace(queries, space.id);
    await navigate(spacePath(space.id), how);
  };
}
