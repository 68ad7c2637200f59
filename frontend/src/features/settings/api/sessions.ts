import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { authApi } from '@parley/contracts/auth-api';
import { call } from '#lib/api/call.ts';

const queryKey = ['sessions'];

/** Where the account is signed in. */
export function useSessions() {
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await call(authApi.listSessions, {}, { signal })).sessions,
  });
}

/** Ends sessions of other devices. */
export function useRevokeSessions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => Promise.all(ids.map(id => call(authApi.revokeSession, { params: { id } }))),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}
