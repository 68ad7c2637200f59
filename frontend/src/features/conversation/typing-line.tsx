import { useChatState } from '#lib/react/chat-context.ts';
import { typingText } from '#lib/react/typing-text.ts';

/** Who types now. Its place is always kept, so that nothing jumps. */
export function TypingLine({ roomId }: { roomId: string }) {
  const text = useChatState(state => typingText(state, roomId));
  return (
    <div className="mx-auto h-6 w-full max-w-3xl px-4 text-[0.8125rem] text-ink-soft md:px-6">
      {text !== null && (
        <p translate="no" className="flex items-center gap-2 animate-fade">
          <span aria-hidden className="flex shrink-0 gap-1">
            <span className="size-1.5 rounded-full bg-accent animate-dot" />
            <span className="size-1.5 rounded-full bg-accent animate-dot [animation-delay:150ms]" />
            <span className="size-1.5 rounded-full bg-accent animate-dot [animation-delay:300ms]" />
          </span>
          <span className="truncate">{`${text}…`}</span>
        </p>
      )}
    </div>
  );
}
