import { limits } from '@parley/contracts/ids';
import { isMine } from '#lib/chat/log/reactions.ts';
import { errorText } from '#lib/error-text.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat } from '#lib/react/chat-context.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { toast } from '#ui/toasts.ts';

/** Chooses an emoji for a message, or takes it back; shown at once, sent behind. */
export function useReact({ message, reactions }: ShownMessage): (emoji: string) => Promise<void> {
  const chat = useChat();
  return async emoji => {
    if (!message) return;
    const isNew = !reactions.some(reaction => reaction.emoji === emoji);
    if (isNew && reactions.length >= limits.emojiPerMessage)
      return toast(t.errors.codes.too_many_reactions, { isError: true });
    await chat
      .react(message, { emoji, on: !isMine(reactions, emoji) })
      .catch((error: unknown) => toast(errorText(error), { isError: true }));
  };
}
