import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { z } from 'zod';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export type NewChannel = z.input<typeof spaceApi.createChannel.body>;

/** Creates a channel at the end of its category. */
export function useCreateChannel(spaceId: string) {
  return useSpaceChange(
    spaceId,
    async (body: NewChannel) => (await call(spaceApi.createChannel, { params: { id: spaceId }, body })).channel,
  );
}
