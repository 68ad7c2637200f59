import { codeText } from '#lib/error-text.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat } from '#lib/react/chat-context.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { Button } from '#ui/button.tsx';

/** Below a message that was not accepted: why, and what the person can do. */
export function FailedLine({ shown }: { shown: ShownMessage }) {
  const chat = useChat();
  const entry = shown.pending ?? shown.change;
  if (entry?.state !== 'failed') return null;
  const reason = codeText(entry.error?.code);
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 px-1 pt-1 text-[13px] text-danger"
    >
      <span>{entry.kind === 'send' ? `${t.tick.failed}: ${reason}` : t.conversation.failedChange(reason)}</span>
      <Button variant="link" size="inline" onClick={() => void chat.retry(entry)}>
        {t.conversation.retry}
      </Button>
      <Button variant="link" size="inline" onClick={() => void chat.discard(entry)}>
        {t.conversation.discard}
      </Button>
    </div>
  );
}
