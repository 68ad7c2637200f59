import { spaceApi } from '@parley/contracts/spaces/space-api';
import { useSpaces } from '#features/spaces/api/list-spaces.ts';
import { call } from '#lib/api/call.ts';
import { errorText } from '#lib/error-text.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { toast } from '#ui/toasts.ts';

/** Marks every conversation, and every channel of every space, as read. */
export function useReadAll(): () => void {
  const chat = useChat();
  const { data: spaces } = useSpaces();
  return () => {
    const { rooms, spaceNews } = chat.store.getState();
    for (const { id, lastSeq, channel } of Object.values(rooms)) if (!channel) chat.read(id, lastSeq);
    const unread = (spaces ?? []).filter(({ id, unread }) => unread !== false || spaceNews[id] === true);
    Promise.all(unread.map(({ id }) => call(spaceApi.readSpace, { params: { id } }))).then(
      () => toast(p.readAll),
      (error: unknown) => toast(errorText(error), { isError: true }),
    );
  };
}
