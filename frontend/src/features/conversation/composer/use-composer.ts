import { useState } from 'react';
import { errorText } from '#lib/error-text.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { sendDraft, setDraft, useDraft } from '#lib/react/drafts.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { toast } from '#ui/toasts.ts';

export interface ComposerState {
  text: string;
  setText: (text: string) => void;
  submit: () => Promise<void>;
}

/** The text that is being written: a room's draft, or the new body of a message that is edited. */
export function useComposer(roomId: string, editing: ShownMessage | null, onDone: () => void): ComposerState {
  const chat = useChat();
  const draft = useDraft(roomId);
  const [edited, setEdited] = useState(editing?.body ?? '');

  function write(text: string) {
    setDraft(roomId, text);
    if (text.trim() === '') chat.typing.stopped(roomId);
    else chat.typing.typed(roomId);
  }
  async function send() {
    const body = draft.trim();
    chat.typing.stopped(roomId);
    await sendDraft(roomId, chat.send(roomId, body)).catch((error: unknown) => {
      setDraft(roomId, body);
      toast(errorText(error), { isError: true });
    });
  }
  async function save() {
    onDone();
    if (!editing?.message || edited.trim() === editing.body) return;
    await chat
      .edit(editing.message, edited.trim())
      .catch((error: unknown) => toast(errorText(error), { isError: true }));
  }
  return editing ? { text: edited, setText: setEdited, submit: save } : { text: draft, setText: write, submit: send };
}
