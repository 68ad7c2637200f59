import { peopleApi } from '@parley/contracts/people/people-api';
import type { DmChoice, GroupChoice } from '@parley/contracts/people/person';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '#lib/api/call.ts';

const queryKey = ['own', 'settings'];

/** Who may write to the person, and add them to groups. */
export function useOwnSettings() {
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await call(peopleApi.getSettings, {}, { signal })).settings,
  });
}

export function useUpdateSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: { dms?: DmChoice; groups?: GroupChoice }) =>
      (await call(peopleApi.updateSettings, { body })).settings,
    onSuccess: settings => queries.setQueryData(queryKey, settings),
  });
}
