import { useMutation, useQueryClient } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { channelsOf } from '#features/spaces/api/list-channels.ts';
import { spaceKeys, spacesKey } from '#lib/api/space-keys.ts';
import { channelPath, spacePath } from '#features/spaces/paths.ts';
import { call } from '#lib/api/call.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';

export type NewSpace = z.input<typeof spaceApi.createSpace.body>;

/** Creates a space and goes to its first text channel. */
export function useCreateSpace() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (body: NewSpace) => (await call(spaceApi.createSpace, { body })).space,
    onSuccess: async space => {
      queries.setQueryData(spaceKeys.space(space.id), space);
      void queries.invalidateQueries({ queryKey: spacesKey });
      // The space is there; its page shows the channels if they cannot be listed now.
      const channels = await queries.fetchQuery(channelsOf(space.id)).catch(() => []);
      const first = channels.find(({ type }) => type === 'text');
      const to = first ? channelPath(space.id, first.id) : spacePath(space.id);
      await navigate(to, { replace: isAboveThePage() });
    },
  });
}
