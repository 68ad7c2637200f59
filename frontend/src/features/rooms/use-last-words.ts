import { useShallow } from 'zustand/react/shallow';
import type { ChatState, RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { personName } from '#lib/react/room-names.ts';
import { typingText } from '#lib/react/typing-text.ts';
import { useDraft } from '#lib/react/drafts.ts';

export interface LastWords {
  text: string;
  isTyping?: boolean;
  mark?: 'waiting' | 'failed';
}

/** The line below a room's name: who types, an unsent message, a draft, or the last message. */
export function useLastWords(room: RoomState): LastWords {
  const draft = useDraft(room.id).trim();
  const words = useChatState(useShallow(state => lastWords(state, room)));
  return draft === '' || words.isTyping || words.mark ? words : { text: t.rooms.draft(draft) };
}

function lastWords(state: ChatState, room: RoomState): LastWords {
  const typing = typingText(state, room.id);
  if (typing !== null) return { text: typing, isTyping: true };
  const last = state.logs[room.id]?.messages.at(-1);
  const pending = state.outbox.findLast(entry => entry.kind === 'send' && entry.roomId === room.id);
  if (pending?.kind === 'send' && pending.id !== last?.clientMsgId) {
    const text = t.rooms.youSaid(firstLine(pending.body));
    if (pending.state === 'sent') return { text };
    return { text, mark: pending.state === 'failed' ? 'failed' : 'waiting' };
  }
  if (!last) return { text: room.lastSeq === 0 ? t.rooms.noMessages : '' };
  const body = last.deletedAt === undefined ? firstLine(last.body) : t.rooms.deleted;
  if (last.senderId === state.me.id) return { text: t.rooms.youSaid(body) };
  const sender = room.kind === 'group' ? personName(state, last.senderId) : undefined;
  return { text: sender === undefined ? body : `${sender.split(' ')[0]}: ${body}` };
}

function firstLine(body: string): string {
  return body.trim().slice(0, 200).replace(/\s+/g, ' ');
}
