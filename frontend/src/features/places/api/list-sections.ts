import { useQuery } from '@tanstack/react-query';
import { placeApi } from '@parley/contracts/places/place-api';
import { call } from '#lib/api/call.ts';

/** The own sections; asked again with every connection, since notices may be lost. */
export function useSections(connectedAt: number) {
  return useQuery({
    queryKey: ['sections', connectedAt],
    queryFn: async ({ signal }) => (await call(placeApi.listSections, {}, { signal })).sections,
  });
}
