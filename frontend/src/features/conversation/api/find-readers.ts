import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { call } from '#lib/api/call.ts';
import { useDebounced } from '#lib/react/use-debounced.ts';

/** So many are asked for. */
const limit = 10;

/** Members of a space who see one of its channels: those whose names begin with a text, or without one the first ones. */
export function useFindReaders(channelId: string, spaceId: string | undefined, text: string) {
  const search = useDebounced(text);
  return useQuery({
    queryKey: ['space-members', spaceId, channelId, search],
    queryFn: async ({ signal }) => {
      const query = { channelId, limit, ...(search !== '' && { search }) };
      const { members } = await call(spaceApi.listSpaceMembers, { params: { id: spaceId ?? '' }, query }, { signal });
      return members;
    },
    enabled: spaceId !== undefined,
    placeholderData: keepPreviousData,
  });
}
