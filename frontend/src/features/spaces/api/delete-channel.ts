import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

/** Deletes a channel with all that was said in it. */
export function useDeleteChannel(spaceId: string, channelId: string) {
  return useSpaceChange(spaceId, () => call(spaceApi.deleteChannel, { params: { id: channelId } }));
}
