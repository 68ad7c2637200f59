import { useMutation } from '@tanstack/react-query';
import { placeApi } from '@parley/contracts/places/place-api';
import type { Section } from '@parley/contracts/places/section';
import { call } from '#lib/api/call.ts';
import { errorText } from '#lib/error-text.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { toast } from '#ui/toasts.ts';

/** The own sections from now on: at once here, then on the platform, which tells other devices by a notice. */
export function useReplaceSections() {
  const chat = useChat();
  return useMutation({
    mutationFn: (sections: readonly Section[]) => call(placeApi.replaceSections, { body: { sections: [...sections] } }),
    onMutate(sections) {
      const { sections: before } = chat.store.getState();
      chat.sectioned(sections);
      return { before };
    },
    onSuccess: ({ sections }) => chat.sectioned(sections),
    onError(error, _sections, context) {
      if (context) chat.sectioned(context.before);
      toast(errorText(error), { isError: true });
    },
  });
}
