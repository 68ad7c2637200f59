import { useQuery } from '@tanstack/react-query';
import { placeApi } from '@parley/contracts/places/place-api';
import type { Place } from '@parley/contracts/places/place';
import { call } from '#lib/api/call.ts';

/** All that the person set for places; asked again with every connection, since notices may be lost. */
export function usePlaces(connectedAt: number) {
  return useQuery({
    queryKey: ['places', connectedAt],
    queryFn: async ({ signal }) => {
      const places: Place[] = [];
      let cursor: string | undefined;
      do {
        const page = await call(placeApi.listPlaces, { query: { cursor } }, { signal });
        places.push(...page.places);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return places;
    },
  });
}
