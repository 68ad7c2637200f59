import { placeApi, type PlaceApi } from '@parley/contracts/places/place-api';
import { notificationApi, type NotificationApi } from '@parley/contracts/people/notification-api';
import { statusApi, type StatusApi } from '@parley/contracts/people/status-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '../call.ts';
import { builtIn } from '../spaces.ts';
import type { Operation } from './operations.ts';
import { actors, inside } from './scene.ts';

/** What people ask of how they, or others, see a space, what they say of themselves, and what they are notified of. */
export const placeOperations: Record<
  keyof (PlaceApi & StatusApi & NotificationApi) | 'updateHiddenPlace' | 'viewAsRole' | 'listReadersOfHidden',
  Operation
> = {
  listPlaces: { may: actors, ask: (_, who) => callAs(who, placeApi.listPlaces, {}) },
  getStatus: { may: actors, ask: (_, who) => callAs(who, statusApi.getStatus, {}) },
  setStatus: { may: actors, ask: (_, who) => callAs(who, statusApi.setStatus, { body: { text: 'Here' } }) },
  getNotifications: { may: actors, ask: (_, who) => callAs(who, notificationApi.getNotifications, {}) },
  updateNotifications: {
    may: actors,
    ask: (_, who) => callAs(who, notificationApi.updateNotifications, { body: { channels: 'nothing' } }),
  },
  updatePlace: {
    may: inside,
    ask: ({ open }, who) => callAs(who, placeApi.updatePlace, { params: { id: open.id }, body: { favourite: true } }),
  },
  listSections: { may: actors, ask: (_, who) => callAs(who, placeApi.listSections, {}) },
  replaceSections: { may: actors, ask: (_, who) => callAs(who, placeApi.replaceSections, { body: { sections: [] } }) },
  updateHiddenPlace: {
    may: ['owner', 'admin'],
    ask: ({ hidden }, who) =>
      callAs(who, placeApi.updatePlace, { params: { id: hidden.id }, body: { mutedUntil: 'forever' } }),
  },
  listReadersOfHidden: {
    may: ['owner', 'admin'],
    ask: ({ space, hidden }, who) =>
      callAs(who, spaceApi.listSpaceMembers, {
        params: { id: space.id },
        query: { channelId: hidden.id, search: 'a' },
      }),
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
