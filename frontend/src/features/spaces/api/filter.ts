import { filterApi } from '@parley/contracts/spaces/filter-api';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

export type RuleFields = z.input<typeof filterApi.createFilterRule.body>;
export type NewMemberFields = z.input<typeof filterApi.limitNewMembers.body>;

/** What a space asks of messages and of new members. */
export function useFilter(spaceId: string) {
  return useQuery({
    queryKey: spaceKeys.filter(spaceId),
    queryFn: async ({ signal }) => (await call(filterApi.getFilter, { params: { id: spaceId } }, { signal })).filter,
  });
}

/** Adds a rule, or replaces the one that is named. */
export function useSaveRule(spaceId: string, ruleId: string | undefined) {
  return useSpaceChange(spaceId, (body: RuleFields) =>
    ruleId === undefined
      ? call(filterApi.createFilterRule, { params: { id: spaceId }, body })
      : call(filterApi.updateFilterRule, { params: { id: spaceId, ruleId }, body }),
  );
}

export function useDeleteRule(spaceId: string) {
  return useSpaceChange(spaceId, (ruleId: string) =>
    call(filterApi.deleteFilterRule, { params: { id: spaceId, ruleId } }),
  );
}

export function useLimitNewMembers(spaceId: string) {
  return useSpaceChange(spaceId, (body: NewMemberFields) =>
    call(filterApi.limitNewMembers, { params: { id: spaceId }, body }),
  );
}

/** Which rules a text breaks. */
export function useTestFilter(spaceId: string) {
  return useMutation({
    mutationFn: async (text: string) =>
      (await call(filterApi.testFilter, { params: { id: spaceId }, body: { text } })).broken,
  });
}
