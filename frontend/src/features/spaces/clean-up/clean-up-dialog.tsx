import { deletedAtOnce } from '@parley/contracts/spaces/moderation-api';
import { MessageSquareOff } from 'lucide-react';
import { type FormEvent, useMemo } from 'react';
import { useDeleteMessages } from '#features/spaces/api/delete-messages.ts';
import { CleanUpLine } from '#features/spaces/clean-up/clean-up-line.tsx';
import { useSelection } from '#features/spaces/clean-up/use-selection.ts';
import { errorText } from '#lib/error-text.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { toast } from '#ui/toasts.ts';

const words = s.cleanUp;

export interface CleanUpDialogProps {
  roomId: string;
  onClose: () => void;
}

/** The messages of a channel that are loaded, the newest first, to delete many of them at once. */
export default function CleanUpDialog({ roomId, onClose }: CleanUpDialogProps) {
  const log = useChatState(state => state.logs[roomId]);
  const messages = useMemo(
    () => (log?.messages ?? []).filter(({ call, deletedAt }) => !call && deletedAt === undefined).reverse(),
    [log],
  );
  const { chosen, turn } = useSelection(messages.map(({ id }) => id));
  const remove = useDeleteMessages(roomId);
  const isTooMany = chosen.size > deletedAtOnce;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen.size === 0 || isTooMany) return;
    remove.mutate([...chosen], {
      onSuccess({ deleted, failed }) {
        if (deleted.length > 0) toast(words.done(deleted.length));
        if (failed.length > 0) toast(words.failed(failed.length), { isError: true });
        onClose();
      },
    });
  }
  return (
    <Dialog onClose={onClose} title={words.title} hint={words.hint} size="tall">
      <form className="flex min-h-0 flex-1 flex-col" onSubmit={submit}>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-2">
          {remove.isError && <Alert>{errorText(remove.error)}</Alert>}
          {isTooMany && <Alert>{words.tooMany}</Alert>}
          {messages.length === 0 ? (
            <Notice icon={MessageSquareOff} title={words.none} hint={words.noneHint} />
          ) : (
            <ul aria-label={words.list} className="divide-y divide-line">
              {messages.map(message => (
                <CleanUpLine key={message.id} message={message} isChosen={chosen.has(message.id)} onTurn={turn} />
              ))}
            </ul>
          )}
        </div>
        <DialogButtons
          isBar
          variant="danger"
          busy={remove.isPending}
          disabled={chosen.size === 0 || isTooMany}
          onCancel={onClose}
        >
          {chosen.size === 0 ? words.title : words.submit(chosen.size)}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
