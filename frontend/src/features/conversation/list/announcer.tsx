import { useEffect, useRef, useState } from 'react';
import type { RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { usePlainText } from '#lib/react/use-plain-text.ts';
import { namesIn, withNames } from '#lib/text/mentions.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';

/**
 * Reads new messages of others to screen readers. The list itself is virtual: scrolling adds and removes its
 * elements, which must not be announced.
 */
export function Announcer({ room, shown }: { room: RoomState; shown: readonly ShownMessage[] }) {
  const last = shown.findLast(({ message }) => message !== undefined);
  const name = useChatState(({ people }) => (last ? people[last.senderId]?.displayName : undefined));
  const isBlocked = useChatState(({ blocked }) => last !== undefined && blocked[last.senderId]);
  const plain = usePlainText();
  const { store } = useChat();
  const seq = last?.message?.seq ?? 0;
  const heard = useRef(Math.max(seq, room.lastSeq));
  const [text, setText] = useState('');
  useEffect(() => {
    if (!last || seq <= heard.current) return;
    heard.current = seq;
    if (last.isOwn || isBlocked) return;
    const words = withNames(plain(last.body), namesIn(store.getState(), room.id));
    setText(t.conversation.announce(name ?? t.conversation.somebody, words));
  }, [last, name, seq, isBlocked, plain, store, room.id]);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
