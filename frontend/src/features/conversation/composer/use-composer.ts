import { errorText } from '#lib/error-text.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { useDraft, useDraftActions } from '#lib/react/use-draft.ts';
import { namesIn, withMentions } from '#lib/text/mentions.ts';
import { trimMessage } from '#lib/text/trim.ts';
import { toast } from '#ui/toasts.ts';

export interface ComposerState {
  text: string;
  /** The message that is being changed; undefined while a new one is written. */
  editedId: string | undefined;
  /** Characters of what is sent, in which mentions stand by id. */
  length: number;
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
  const toBody = (written: string) => withMentions(written, namesIn(chat.store.getState(), roomId));

  function write(changed: string) {
    draft.write(changed);
    if (changed.trim() === '') chat.typing.stopped(roomId);
    else chat.typing.typed(roomId);
  }
  async function send() {
    const written = trimMessage(text);
    chat.typing.stopped(roomId);
    await draft.send(chat.send(roomId, toBody(written))).catch((error: unknown) => {
      draft.write(written);
      tell(error);
    });
  }
  if (!edit)
    return {
      text,
      length: toBody(text).length,
      editedId: undefined,
      setText: write,
      submit: send,
      cancel: () => undefined,
    };

  const { messageId } = edit;
  async function save(changed: string) {
    draft.edit(undefined);
    await chat.edit({ roomId, id: messageId }, toBody(trimMessage(changed))).catch((error: unknown) => {
      draft.edit({ messageId, text: changed });
      tell(error);
    });
  }
  return {
    text: edit.text,
    length: toBody(edit.text).length,
    editedId: messageId,
    setText: changed => draft.edit({ messageId, text: changed }),
    submit: () => save(edit.text),
    cancel: () => draft.edit(undefined),
  };
}
