import { useMutation } from '@tanstack/react-query';
import { placeApi } from '@parley/contracts/places/place-api';
import { call } from '#lib/api/call.ts';
import { errorText } from '#lib/error-text.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { toast } from '#ui/toasts.ts';

interface Move {
  /** Of a conversation. */
  id: string;
  /** Null: into none. */
  sectionId: string | null;
}

/** Puts a conversation into an own section. A favourite stays one, and stands there once it is none. */
export function useMoveRoom() {
  const chat = useChat();
  return useMutation({
    mutationFn: ({ id, sectionId }: Move) => call(placeApi.updatePlace, { params: { id }, body: { sectionId } }),
    onSuccess: ({ place }) => chat.placed(place),
    onError: error => toast(errorText(error), { isError: true }),
  });
}
