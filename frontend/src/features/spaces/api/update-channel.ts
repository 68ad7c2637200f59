import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { z } from 'zod';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export type ChannelFields = z.input<typeof spaceApi.updateChannel.body>;

export function useUpdateChannel(spaceId: string, channelId: string) {
  return useSpaceChange(spaceId, (body: ChannelFields) =>
    call(spaceApi.updateChannel, { params: { id: channelId }, body }),
  );
}
