import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { enterCall } from '#features/call/use-own.ts';
import type { Ring } from '#lib/chat/state.ts';
import { errorText } from '#lib/error-text.ts';
import { useCalls } from '#lib/react/call-context.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { toast } from '#ui/toasts.ts';

/** How one answers a call that rings, with the camera or without, and how one declines it. */
export function useAnswer() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const chat = useChat();
  const { start } = useCalls();
  return useMemo(
    () => ({
      answer({ callId, roomId }: Ring, camera: boolean) {
        chat.ringing.answered(callId);
        const state = { camera, isFromRoom: pathname === `/rooms/${roomId}` };
        void navigate(`/rooms/${roomId}/call`, { state });
        // When it fails the lobby stands there, to try again from.
        enterCall(start, roomId, { mic: true, camera }).catch(tell);
      },
      decline(ring: Ring) {
        chat.ringing.decline(ring).catch(tell);
      },
    }),
    [chat, navigate, pathname, start],
  );
}

function tell(error: unknown): void {
  toast(errorText(error), { isError: true });
}
