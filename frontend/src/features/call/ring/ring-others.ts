import { callLimits } from '@parley/contracts/video-events';
import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { RoomState } from '#lib/chat/state.ts';
import { errorText } from '#lib/error-text.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { toast } from '#ui/toasts.ts';

/** The room whose others are to be rung as soon as the platform knows that the person is in its call. */
export const useWantsRing = create<{ roomId: string | null }>(() => ({ roomId: null }));

/** Whether the others of a room can be rung together. */
export function isRingable({ kind, memberCount }: Pick<RoomState, 'kind' | 'memberCount'>): boolean {
  return kind === 'group' && memberCount > 1 && memberCount <= callLimits.rungMembers;
}

/** Rings the others, and says how many ring. */
export function useRingOthers(): (roomId: string) => void {
  const chat = useChat();
  return useMemo(
    () => (roomId: string) =>
      void chat.ringing.ringOthers(roomId).then(
        count => toast(count > 0 ? c.ring.rung(count) : c.ring.nobodyRung),
        (error: unknown) => toast(errorText(error), { isError: true }),
      ),
    [chat],
  );
}

/** Rings when what was wanted before the call can be done. */
export function useRingWhenInside(): void {
  const ringOthers = useRingOthers();
  const roomId = useWantsRing(state => state.roomId);
  const isInside = useChatState(
    ({ rooms, me }) => roomId !== null && rooms[roomId]?.call?.participants.includes(me.id) === true,
  );
  useEffect(() => {
    if (roomId === null || !isInside) return;
    useWantsRing.setState({ roomId: null });
    ringOthers(roomId);
  }, [roomId, isInside, ringOthers]);
}
