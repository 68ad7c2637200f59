import { useEffect, useState } from 'react';
import { timing } from '#config/timing.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { hasAttention } from '#lib/react/attention.ts';

/**
 * The place after which the line "New" stands, or null: what was unread when the conversation was opened, and later
 * what came while nobody saw it. What is seen as it comes gets no line.
 */
export function useNewLine({ unreadState }: RoomState): number | null {
  const { count, readSeq } = unreadState;
  const hasUnread = count > 0;
  const [after, setAfter] = useState(hasUnread ? readSeq : null);
  const [hadUnread, setHadUnread] = useState(hasUnread);

  // While rendering, so that the line and the message come in one step.
  if (hasUnread !== hadUnread) {
    setHadUnread(hasUnread);
    if (hasUnread && !hasAttention()) setAfter(readSeq);
  }
  useEffect(() => {
    if (!hasUnread || readSeq === after) return;
    // Somebody looks, but further up: what is at the end stays unread for longer than a glance takes.
    const timer = setTimeout(() => setAfter(readSeq), timing.unseenFor);
    return () => clearTimeout(timer);
    // Only the first unread message of a row of them moves the line.
  }, [hasUnread]);
  return after;
}
