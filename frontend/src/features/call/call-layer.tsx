import { useLocation } from 'react-router';
import { CallAnnouncer } from '#features/call/announcer.tsx';
import { useNoteAnswer } from '#features/call/answered.ts';
import { Dock } from '#features/call/dock/dock.tsx';
import { useKeepOverReload, useRejoin } from '#features/call/rejoin.ts';
import { useMoved } from '#features/call/moderate/use-moved.ts';
import { useRingWhenInside } from '#features/call/ring/ring-others.ts';
import { useNoticeButtons } from '#features/call/ring/use-notice-buttons.ts';
import { RingOverlay } from '#features/call/ring/ring-overlay.tsx';
import { useOutgoingRing } from '#features/call/ring/use-outgoing-ring.ts';
import type { CutOffCall } from '#lib/call/cut-off.ts';
import { isUnderWay, useCallState } from '#lib/react/call-context.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useRoomPath } from '#lib/react/room-names.ts';

/** What calls show on every page: what rings, and the call that one is in while something else is on the screen. */
export default function CallLayer({ cutOff }: { cutOff: CutOffCall | null }) {
  const ring = useChatState(({ rings }) => rings[0]);
  const isRunning = useCallState(isUnderWay);
  const roomId = useCallState(state => state.roomId);
  const { pathname } = useLocation();
  useOutgoingRing();
  useRingWhenInside();
  useNoteAnswer();
  useKeepOverReload();
  useRejoin(cutOff);
  useMoved();
  useNoticeButtons();
  const path = useRoomPath(roomId ?? '');
  const isMinimised = isRunning && roomId !== null && pathname !== `${path}/call`;
  return (
    <>
      <CallAnnouncer />
      {isMinimised && <Dock roomId={roomId} />}
      {ring && <RingOverlay key={ring.callId} ring={ring} />}
    </>
  );
}
