import { adminApi } from '@parley/contracts/admin-api';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '#lib/api/call.ts';

const peopleKey = ['admin', 'people'];
const auditKey = ['admin', 'audit'];

export interface WantedPeople {
  search: string;
  isSuspended: boolean;
}

/** Accounts of the server, page by page. */
export function useAccounts({ search, isSuspended }: WantedPeople) {
  const wanted = { ...(search !== '' && { search }), ...(isSuspended && { state: 'suspended' as const }) };
  return useInfiniteQuery({
    queryKey: [...peopleKey, wanted],
    queryFn: ({ signal, pageParam: cursor }) =>
      call(adminApi.listAccounts, { query: { ...wanted, cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
    // What was found stays until the next answer: a menu that is open is not taken away.
    placeholderData: before => before,
  });
}

/** What happened to accounts, the newest first. */
export function useAccountAudit() {
  return useInfiniteQuery({
    queryKey: auditKey,
    queryFn: ({ signal, pageParam: cursor }) => call(adminApi.listAccountAudit, { query: { cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}

/** What an admin does with one account. */
export function useAccountChanges(id: string) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['admin'] });
  const params = { id };
  return {
    suspend: useMutation({
      mutationFn: (reason: string) => call(adminApi.suspendAccount, { params, body: { reason } }),
      onSettled,
    }),
    restore: useMutation({ mutationFn: () => call(adminApi.restoreAccount, { params }), onSettled }),
    resetLink: useMutation({ mutationFn: () => call(adminApi.makeResetLink, { params }), onSettled }),
    signOut: useMutation({ mutationFn: () => call(adminApi.endSessionsOfAccount, { params }), onSettled }),
  };
}
