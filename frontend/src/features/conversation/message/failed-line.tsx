import { codeText } from '#lib/error-text.ts';
import { canWorkAgain } from '#lib/chat/outbox/rules.ts';
import type { EditEntry } from '#lib/chat/outbox/kinds/edit.ts';
import type { SendEntry } from '#lib/chat/outbox/kinds/send.ts';
import { copyAndTell } from '#features/conversation/copy-and-tell.ts';
import { useRewrite } from '#features/conversation/message/use-rewrite.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat } from '#lib/react/chat-context.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { Button } from '#ui/button.tsx';

/** Below a message that was not accepted: why, what the person had written, and what they can do with it. */
export function FailedLine({ shown }: { shown: ShownMessage }) {
  const chat = useChat();
  const entry = shown.pending ?? shown.change;
  if (entry?.state !== 'failed') return null;
  const reason = codeText(entry.error?.code);
  return (
    <div role="alert" className="flex max-w-full flex-col items-end px-1 pt-1 text-[0.8125rem] text-danger">
      <span>{entry.kind === 'send' ? `${t.tick.failed}: ${reason}` : t.conversation.failedChange(reason)}</span>
      {entry.kind === 'edit' && <RefusedText body={entry.body} />}
      <div className="flex flex-wrap justify-end gap-x-3 gap-y-1">
        {canWorkAgain(entry) && (
          <Button variant="link" size="inline" onClick={() => void chat.retry(entry)}>
            {t.conversation.retry}
          </Button>
        )}
        {entry.kind !== 'delete' && <TextActions entry={entry} />}
        <Button variant="link" size="inline" onClick={() => void chat.discard(entry)}>
          {t.conversation.discard}
        </Button>
      </div>
    </div>
  );
}

/** What a message should have become; the bubble shows what it still is. */
function RefusedText({ body }: { body: string }) {
  return (
    <p
      dir="auto"
      translate="no"
      className="my-1 max-h-40 max-w-full overflow-y-auto rounded-xl border border-dashed border-danger px-3 py-1.5 break-words whitespace-pre-wrap text-ink-soft"
    >
      {body}
    </p>
  );
}

function TextActions({ entry }: { entry: SendEntry | EditEntry }) {
  const rewrite = useRewrite(entry);
  return (
    <>
      <Button variant="link" size="inline" onClick={rewrite}>
        {t.conversation.rewrite}
      </Button>
      <Button variant="link" size="inline" onClick={() => void copyAndTell(entry.body)}>
        {t.conversation.copy}
      </Button>
    </>
  );
}
