import type { Channel } from '@parley/contracts/spaces/space';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Stop } from '#features/places/keys/next-stop.ts';
import { arrange } from '#features/places/sections/arrange.ts';
import { channelsOf } from '#features/spaces/api/list-channels.ts';
import { useSpaces } from '#features/spaces/api/list-spaces.ts';
import { favouritesOf } from '#features/spaces/channels/in-list.ts';
import { channelPath, spacePath } from '#features/spaces/paths.ts';
import { isArchived, isMarkedUnread, isMuted } from '#lib/chat/places.ts';
import type { ChatState } from '#lib/chat/state.ts';
import { roomsByActivity } from '#lib/chat/sync/cached-rooms.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { roomPath } from '#lib/room-path.ts';

/** Where the keys lead: what is in the list beside the page, and what has something new elsewhere. */
export interface Stops {
  here: Stop[];
  elsewhere: Stop[];
}

/** Answers the stops as they are when a key is pressed. `spaceId`: the space that one is in. */
export function useStops(spaceId: string | undefined): () => Stops {
  const { store } = useChat();
  const queries = useQueryClient();
  const { data: spaces } = useSpaces();
  return useCallback(() => {
    const state = store.getState();
    const toSpaces = (spaces ?? []).map(space => ({
      path: spacePath(space.id),
      isUnread: (space.unread === true || state.spaceNews[space.id] === true) && !isMuted(state, space.id),
    }));
    const home = homeStops(state);
    if (spaceId === undefined) return { here: home, elsewhere: toSpaces };
    const channels = queries.getQueryData(channelsOf(spaceId).queryKey) ?? [];
    return { here: channelStops(state, spaceId, channels), elsewhere: [...home, ...toSpaces] };
  }, [store, queries, spaces, spaceId]);
}

function homeStops(state: ChatState): Stop[] {
  const rooms = roomsByActivity(state).filter(room => !isArchived(state, room));
  const isNew = ({ id, unreadState }: (typeof rooms)[number]) => unreadState.count > 0 || isMarkedUnread(state, id);
  const { favourites, groups } = arrange(rooms, state);
  return [...favourites, ...groups.flatMap(group => group.rooms)].map(room => ({
    path: roomPath(room),
    isUnread: isNew(room) && !isMuted(state, room.id),
  }));
}

function channelStops(state: ChatState, spaceId: string, channels: readonly Channel[]): Stop[] {
  const { places, rooms, channelHeads } = state;
  const favourites = favouritesOf(channels, places);
  const others = channels.filter(channel => !favourites.includes(channel) && places[channel.id]?.hidden !== true);
  return [...favourites, ...others].map(({ id, lastSeq, unread }) => {
    const room = rooms[id];
    const isBehind = (channelHeads[id] ?? 0) > Math.max(lastSeq, room?.lastSeq ?? 0);
    const isUnread = (room?.unreadState.count ?? unread) > 0 || isBehind || isMarkedUnread(state, id);
    const isQuiet = isMuted(state, id) || isMuted(state, spaceId);
    return { path: channelPath(spaceId, id), isUnread: isUnread && !isQuiet };
  });
}
