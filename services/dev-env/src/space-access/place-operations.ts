import { placeApi, type PlaceApi } from '@parley/contracts/places/place-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '../call.ts';
import { builtIn } from '../spaces.ts';
import type { Operation } from './operations.ts';
import { actors, inside } from './scene.ts';

/** What people ask of how they, or others, see a space. */
export const placeOperations: Record<keyof PlaceApi | 'updateHiddenPlace' | 'viewAsRole', Operation> = {
  listPlaces: { may: actors, ask: (_, who) => callAs(who, placeApi.listPlaces, {}) },
  updatePlace: {
    may: inside,
    ask: ({ open }, who) => callAs(who, placeApi.updatePlace, { params: { id: open.id }, body: { favourite: true } }),
  },
  updateHiddenPlace: {
    may: ['owner', 'admin'],
    ask: ({ hidden }, who) =>
      callAs(who, placeApi.updatePlace, { params: { id: hidden.id }, body: { mutedUntil: 'forever' } }),
  },
  viewAsRole: {
    may: ['owner', 'admin'],
    ask: ({ space }, who) =>
      callAs(who, spaceApi.listChannels, {
        params: { id: space.id },
        query: { asRoles: builtIn(space, 'moderator').id },
      }),
  },
};
