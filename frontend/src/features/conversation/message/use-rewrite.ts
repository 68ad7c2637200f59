import type { EditEntry } from '#lib/chat/outbox/kinds/edit.ts';
import type { SendEntry } from '#lib/chat/outbox/kinds/send.ts';
import { isTargetGone } from '#lib/chat/outbox/rules.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { useDraft, useDraftActions } from '#lib/react/use-draft.ts';
import { namesIn, withHandles } from '#lib/text/mentions.ts';

/**
 * Takes a refused text back into the composer: as the change that it was, or, when the message is gone, as a new one
 * below what stands there already.
 */
export function useRewrite(entry: SendEntry | EditEntry): () => void {
  const chat = useChat();
  const { text } = useDraft(entry.roomId);
  const draft = useDraftActions(entry.roomId);
  return () => {
    const body = withHandles(entry.body, namesIn(chat.store.getState(), entry.roomId));
    if (entry.kind === 'edit' && !isTargetGone(entry)) draft.edit({ messageId: entry.messageId, text: body });
    else draft.write(text === '' ? body : `${text}\n${body}`);
    void chat.discard(entry);
  };
}
