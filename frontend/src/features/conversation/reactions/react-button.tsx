import { SmilePlus } from 'lucide-react';
import { EmojiButton } from '#features/conversation/emoji/emoji-button.tsx';
import { messageTool } from '#features/conversation/message/message-tool.ts';
import { useReact } from '#features/conversation/reactions/use-react.ts';
import { t } from '#lib/i18n/texts.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';

/** Chooses an emoji for a message. */
export function ReactButton({ shown }: { shown: ShownMessage }) {
  const react = useReact(shown);
  return (
    <EmojiButton
      size="icon-sm"
      aria-label={t.conversation.addReaction}
      className={messageTool}
      onPick={emoji => void react(emoji)}
    >
      <SmilePlus className="size-4" />
    </EmojiButton>
  );
}
