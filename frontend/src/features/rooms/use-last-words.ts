import { useMemo } from 'react';
import { contentOf, type Message } from '@parley/contracts/message';
import type { MessagePreview } from '@parley/contracts/room';
import { useShallow } from 'zustand/react/shallow';
import type { ChatState, RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { callText } from '#lib/react/call-text.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { firstName } from '#lib/react/room-names.ts';
import { typingText } from '#lib/react/typing-text.ts';
import { useDraft } from '#lib/react/use-draft.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { usePlainText } from '#lib/react/use-plain-text.ts';
import { namesIn, withNames } from '#lib/text/mentions.ts';
import { fenced } from '#lib/text/fence.ts';

export interface LastWords {
  text: string;
  /** What stands before it: whose words they are, where that is worth a word. In an element of its own, so that each is cut by its own script. */
  by?: string;
  senderId?: string;
  isTyping?: boolean;
  mark?: 'waiting' | 'failed';
}

/** More of a message is never shown in one line. */
const mostRead = 500;

/** The line below a room's name: who types, an unsent message, a draft, or the last message. */
export function useLastWords(room: RoomState): LastWords {
  const draft = useDraft(room.id).text.trim();
  const reader = usePlainText();
  const plain = useMemo(() => readOnce(reader), [reader]);
  const words = useChatState(useShallow(state => lastWords(state, room, plain)));
  const sender = usePerson(words.senderId);
  if (draft !== '' && !words.isTyping && !words.mark) return { by: t.rooms.draftBy, text: firstLine(draft) };
  return sender ? { ...words, by: fenced(firstName(sender.displayName)) } : words;
}

function lastWords(state: ChatState, room: RoomState, plain: (body: string) => string): LastWords {
  const said = (body: string) => firstLine(withNames(plain(body.slice(0, mostRead)), namesIn(state, room.id)));
  const typing = typingText(state, room.id);
  if (typing !== null) return { text: typing, isTyping: true };
  const inLog = state.logs[room.id]?.messages.at(-1);
  const pending = state.outbox.findLast(entry => entry.kind === 'send' && entry.roomId === room.id);
  if (pending?.kind === 'send' && pending.id !== inLog?.clientMsgId) {
    const words = { by: t.rooms.you, text: said(pending.body) };
    if (pending.state === 'sent') return words;
    return { ...words, mark: pending.state === 'failed' ? 'failed' : 'waiting' };
  }
  const last = newest(inLog, room.lastMessage);
  if (!last) return { text: room.lastSeq === 0 ? t.rooms.noMessages : '' };
  const isOwn = last.senderId === state.me.id;
  if (state.blocked[last.senderId] && room.kind === 'group') return { text: t.rooms.blocked };
  const content = contentOf(last);
  if (content.kind === 'line') return { text: t.rooms.changed };
  if (content.kind === 'call') return { text: callText(content.call, isOwn) };
  const text = content.kind === 'text' ? said(content.body) : t.rooms[content.kind];
  if (isOwn) return { by: t.rooms.you, text };
  return room.kind === 'group' ? { text, senderId: last.senderId } : { text };
}

/** The log is behind the listing while it catches up, and ahead of it between two listings. */
function newest(inLog: Message | undefined, listed: MessagePreview | null): Message | MessagePreview | undefined {
  if (!listed) return inLog;
  return inLog && inLog.seq >= listed.seq ? inLog : listed;
}

/** Every change of the state asks for the same text again. */
function readOnce(read: (body: string) => string): (body: string) => string {
  let last = { body: '', text: '' };
  return body => {
    if (body !== last.body) last = { body, text: read(body) };
    return last.text;
  };
}

function firstLine(body: string): string {
  return body.trim().slice(0, 200).replace(/\s+/g, ' ');
}
