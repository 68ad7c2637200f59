import { useFormattedText } from '#features/conversation/message/use-formatted-text.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { namesIn, withNames } from '#lib/text/mentions.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';

/** The text of a message, with markup, links and mentions as what they mean. */
export function MessageText({ shown }: { shown: ShownMessage }) {
  const code = useFormattedText();
  if (shown.isDeleted) return <span>{t.conversation.deleted}</span>;
  if (shown.isUnknown) return <span>{t.conversation.unknown}</span>;
  return code ? <code.FormattedText shown={shown} /> : <Unformatted {...shown} />;
}

/** Where the code did not come. The list waits for it, so that no message changes its height. */
function Unformatted({ body, roomId }: ShownMessage) {
  return (
    <span className="break-words whitespace-pre-wrap">
      {useChatState(state => withNames(body, namesIn(state, roomId)))}
    </span>
  );
}
