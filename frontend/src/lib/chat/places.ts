import type { Place } from '@parley/contracts/places/place';
import type { ChatState, ChatStore } from '#lib/chat/state.ts';

type Known = Pick<ChatState, 'places'>;

/** Whether the person wants to hear nothing of a room, a channel or a space now. */
export const isMuted = ({ places }: Known, id: string): boolean => places[id]?.mutedUntil != null;

export const isFavourite = ({ places }: Known, id: string): boolean => places[id]?.favourite === true;

export function putPlace(store: ChatStore, place: Place): void {
  store.setState(({ places }) => ({ places: { ...places, [place.id]: place } }));
}

/** Unread messages of conversations that are not muted, and no requests; channels are counted in their spaces. */
export function unreadAtHome(state: Pick<ChatState, 'rooms' | 'places'>): number {
  return Object.values(state.rooms).reduce(
    (sum, { id, channel, request, unreadState }) =>
      sum + (channel || request || isMuted(state, id) ? 0 : unreadState.count),
    0,
  );
}
