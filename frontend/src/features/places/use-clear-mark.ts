import { placeApi } from '@parley/contracts/places/place-api';
import { useEffect } from 'react';
import { call } from '#lib/api/call.ts';
import { isMarkedUnread } from '#lib/chat/places.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';

/** Who opens what they had marked as unread looks at it: the mark goes. One that is set while it is open stays. */
export function useClearMark(): void {
  const chat = useChat();
  const openRoom = useChatState(state => state.openRoom);
  useEffect(() => {
    if (openRoom === null || !isMarkedUnread(chat.store.getState(), openRoom)) return;
    call(placeApi.updatePlace, { params: { id: openRoom }, body: { markedUnread: false } }).then(
      ({ place }) => chat.placed(place),
      // It stays until the next visit.
      () => undefined,
    );
  }, [chat, openRoom]);
}
