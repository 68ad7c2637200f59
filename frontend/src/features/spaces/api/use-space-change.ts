import { useMutation, useQueryClient } from '@tanstack/react-query';
import { invalidateSpace } from '#lib/api/space-keys.ts';

/** A change of a space. It counts as done when what is on the screen of the space has been read again. */
export function useSpaceChange<V = void, R = unknown>(spaceId: string, change: (input: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => invalidateSpace(queries, spaceId) });
}
