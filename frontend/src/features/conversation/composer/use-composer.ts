import { errorText } from '#lib/error-text.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { useDraft, useDraftActions } from '#lib/react/use-draft.ts';
import { withMentions } from '#lib/text/mentions.ts';
import { trimMessage } from '#lib/text/trim.ts';
import { toast } from '#ui/toasts.ts';

export interface ComposerState {
  text: string;
  /** The message that is being changed; undefined while a new one is written. */
  editedId: string | undefined;
  setText: (text: string) => void;
  submit: () => Promise<void>;
  /** Gives the change up. */
  cancel: () => void;
}

const tell = (error: unknown) => toast(errorText(error), { isError: true });

/** The text that is being written: a room's draft, or the new body of a message that is edited. */
export function useComposer(roomId: string): ComposerState {
  const chat = useChat();
  const { text, edit } = useDraft(roomId);
  const draft = useDraftActions(roomId);

  function write(changed: string) {
    draft.write(changed);
    if (changed.trim() === '') chat.typing.stopped(roomId);
    else chat.typing.typed(roomId);
  }
  async function send() {
    const written = trimMessage(text);
    const body = withMentions(written, chat.store.getState());
    chat.typing.stopped(roomId);
    await draft.send(chat.send(roomId, body)).catch((error: unknown) => {
      draft.write(written);
      tell(error);
    });
  }
  if (!edit) return { text, editedId: undefined, setText: write, submit: send, cancel: () => undefined };

  const { messageId } = edit;
  async function save(changed: string) {
    draft.edit(undefined);
    await chat
      .edit({ roomId, id: messageId }, withMentions(trimMessage(changed), chat.store.getState()))
      .catch((error: unknown) => {
        draft.edit({ messageId, text: changed });
        tell(error);
      });
  }
  return {
    text: edit.text,
    editedId: messageId,
    setText: changed => draft.edit({ messageId, text: changed }),
    submit: () => save(edit.text),
    cancel: () => draft.edit(undefined),
  };
}
