import { useQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { call } from '#lib/api/call.ts';

/** What an invite leads to, for anybody who has its link; nothing is asked for an empty code. */
export function useInvitePreview(code: string) {
  return useQuery({
    queryKey: ['invite', code],
    queryFn: async ({ signal }) => (await call(spaceApi.previewInvite, { params: { code } }, { signal })).invite,
    enabled: code !== '',
  });
}
