import { useDraftCount } from '#lib/react/use-draft.ts';
import { useChatState } from '#lib/react/chat-context.ts';

/** How many texts of the person are on this device and nowhere else: unsent messages, refused ones, drafts. */
export function useUnsent(): number {
  const waiting = useChatState(
    ({ outbox }) => outbox.filter(({ kind, state }) => kind !== 'read' && state !== 'sent').length,
  );
  return waiting + useDraftCount();
}
