import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { chatApi } from '@parley/contracts/chat-api';
import { call } from '#lib/api/call.ts';

/** Public groups whose name begins with `search`. */
export function useDiscoverRooms(search: string) {
  return useQuery({
    queryKey: ['discover', search],
    queryFn: async ({ signal }) => (await call(chatApi.discoverRooms, { query: { search } }, { signal })).rooms,
    placeholderData: keepPreviousData,
  });
}
