import type { ChatState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { personName } from '#lib/react/room-names.ts';

/** Who types in a room, as a sentence; null when nobody does. */
export function typingText(state: ChatState, roomId: string): string | null {
  const names = (state.typing[roomId] ?? []).map(
    userId => personName(state, userId)?.split(' ')[0] ?? t.conversation.somebody,
  );
  const [first, second] = names;
  if (first === undefined) return null;
  if (second === undefined) return t.conversation.typingOne(first);
  return names.length === 2 ? t.conversation.typingTwo(first, second) : t.conversation.typingMany;
}
