import type { ChatState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { firstName } from '#lib/react/room-names.ts';

/** Who types in a room, as a sentence; null when nobody does. */
export function typingText(state: ChatState, roomId: string): string | null {
  const names = (state.typing[roomId] ?? []).map(userId => {
    const person = state.people[userId];
    return person ? firstName(person.displayName) : t.conversation.somebody;
  });
  const [first, second] = names;
  if (first === undefined) return null;
  if (second === undefined) return t.conversation.typingOne(first);
  return names.length === 2 ? t.conversation.typingTwo(first, second) : t.conversation.typingMany;
}
