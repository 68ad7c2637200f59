import { useMutation } from '@tanstack/react-query';
import { placeApi } from '@parley/contracts/places/place-api';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';
import { errorText } from '#lib/error-text.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { toast } from '#ui/toasts.ts';

export type PlaceWish = z.input<typeof placeApi.updatePlace.body>;

/** Makes a place a favourite, mutes or hides it. Other devices hear of it by a notice. */
export function useUpdatePlace(id: string) {
  return usePlaceChange((body: PlaceWish) => updatePlace(id, body));
}

interface Move {
  /** Of a conversation. */
  id: string;
  /** Null: into none. */
  sectionId: string | null;
}

/** Puts a conversation into an own section. A favourite stays one, and stands there once it is none. */
export function useMoveRoom() {
  return usePlaceChange(({ id, sectionId }: Move) => updatePlace(id, { sectionId }));
}

const updatePlace = (id: string, body: PlaceWish) => call(placeApi.updatePlace, { params: { id }, body });

function usePlaceChange<T>(mutationFn: (wish: T) => ReturnType<typeof updatePlace>) {
  const chat = useChat();
  return useMutation({
    mutationFn,
    onSuccess: ({ place }) => chat.placed(place),
    onError: error => toast(errorText(error), { isError: true }),
  });
}
