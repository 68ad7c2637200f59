import type { Place } from '@parley/contracts/places/place';
import type { Room } from '@parley/contracts/room';
import type { ChatState, ChatStore } from '#lib/chat/state.ts';

type Known = Pick<ChatState, 'places'>;

/** Whether the person wants to hear nothing of a room, a channel or a space now. */
export const isMuted = ({ places }: Known, id: string): boolean => places[id]?.mutedUntil != null;

export const isFavourite = ({ places }: Known, id: string): boolean => places[id]?.favourite === true;

/** To be looked at again, although all of it was read. */
export const isMarkedUnread = ({ places }: Known, id: string): boolean => places[id]?.markedUnread === true;

/** Out of the list until something is said in it; a conversation that is muted stays out. */
export function isArchived(state: Known, { id, lastMessageAt }: Pick<Room, 'id' | 'lastMessageAt'>): boolean {
  const archivedAt = state.places[id]?.archivedAt ?? null;
  return archivedAt !== null && (isMuted(state, id) || (lastMessageAt ?? '') <= archivedAt);
}

export function putPlace(store: ChatStore, place: Place): void {
  store.setState(({ places }) => ({ places: { ...places, [place.id]: place } }));
}

/**
 * Unread messages of conversations that are not muted, and no requests, with one for each that is marked as unread; channels
 * are counted in their spaces.
 */
export function unreadAtHome(state: Pick<ChatState, 'rooms' | 'places'>): number {
  return Object.values(state.rooms).reduce(
    (sum, { id, channel, request, unreadState }) =>
      sum + (channel || request || isMuted(state, id) ? 0 : unreadState.count || Number(isMarkedUnread(state, id))),
    0,
  );
}
