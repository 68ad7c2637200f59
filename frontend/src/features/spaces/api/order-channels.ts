import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { z } from 'zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { invalidateSpace } from '#lib/api/space-keys.ts';
import { call } from '#lib/api/call.ts';

export type ChannelOrder = z.input<typeof spaceApi.orderChannels.body>;

/** Puts categories and channels in order. Who was overtaken by somebody else sees the order of the other. */
export function useOrderChannels(spaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ChannelOrder) => call(spaceApi.orderChannels, { params: { id: spaceId }, body }),
    onSettled: () => invalidateSpace(queries, spaceId),
  });
}
