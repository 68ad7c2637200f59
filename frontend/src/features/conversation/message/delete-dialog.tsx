import { MessageText } from '#features/conversation/message/message-text.tsx';
import { errorText } from '#lib/error-text.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat } from '#lib/react/chat-context.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import ConfirmDialog from '#ui/confirm-dialog.tsx';
import { toast } from '#ui/toasts.ts';

/** Asks before a message goes, and shows which. */
export default function DeleteDialog({ shown, onClose }: { shown: ShownMessage; onClose: () => void }) {
  const chat = useChat();
  const { message } = shown;
  const remove = async () =>
    message && chat.remove(message).catch((error: unknown) => toast(errorText(error), { isError: true }));
  return (
    <ConfirmDialog
      onClose={onClose}
      title={t.conversation.deleteTitle}
      hint={t.conversation.deleteHint}
      confirm={t.conversation.delete}
      about={<MessageText shown={shown} />}
      onConfirm={remove}
    />
  );
}
