import { useQuery } from '@tanstack/react-query';
import { ParleyError } from '@parley/contracts/errors';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import type { OwnJoinRequest } from '@parley/contracts/spaces/admission';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { spaceKeys } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

/** The page of an invite has no socket that would tell of a decision. */
const askAgainMs = 15_000;

export type JoinState = { is: 'member' } | { is: 'asker'; request: OwnJoinRequest } | { is: 'stranger' };

/** What the person is to a space that they may not be in yet. */
export function useJoinState(spaceId: string) {
  return useQuery({
    queryKey: spaceKeys.joinState(spaceId),
    queryFn: ({ signal }) => readState(spaceId, signal),
    refetchInterval: ({ state }) => (state.data?.is === 'asker' ? askAgainMs : false),
  });
}

async function readState(spaceId: string, signal: AbortSignal): Promise<JoinState> {
  const params = { id: spaceId };
  const space = await call(spaceApi.getSpace, { params }, { signal }).catch(nothingFor('unknown_space'));
  if (space) return { is: 'member' };
  const own = await call(admissionApi.getOwnJoinRequest, { params }, { signal }).catch(
    nothingFor('unknown_join_request'),
  );
  return own ? { is: 'asker', request: own.request } : { is: 'stranger' };
}

function nothingFor(code: string): (error: unknown) => undefined {
  return error => {
    if (!(error instanceof ParleyError) || error.code !== code) throw error;
  };
}
