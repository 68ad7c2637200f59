import { useQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { Permission } from '@parley/contracts/spaces/permissions';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

export interface Question {
  userId: string;
  permission: Permission;
  /** Absent for the space as a whole. */
  channelId: string | undefined;
}

/** Why a member may do something or not; asked again when the space or its members change. */
export function useExplanation(spaceId: string, question: Question) {
  return useQuery({
    queryKey: [...spaceKeys.members(spaceId), 'why', question],
    queryFn: ({ signal }) => call(spaceApi.explainPermission, { params: { id: spaceId }, query: question }, { signal }),
  });
}
