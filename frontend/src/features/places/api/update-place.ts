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
  const chat = useChat();
  return useMutation({
    mutationFn: (body: PlaceWish) => call(placeApi.updatePlace, { params: { id }, body }),
    onSuccess: ({ place }) => chat.placed(place),
    onError: error => toast(errorText(error), { isError: true }),
  });
}
