import type { MouseEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useRoomPath } from '#lib/react/room-names.ts';

/** What the page of a call is told by who leads there; `isFromRoom`: Back leads to the call's own conversation. */
export interface CallPageState {
  camera?: boolean;
  isFromRoom?: boolean;
}

/**
 * The way from the page of a call to its conversation. Who came from there goes back, so that the pages do not pile up and
 * Back means what it says; `link` is for a link, which can be opened elsewhere too.
 */
export function useToRoom(roomId: string) {
  const navigate = useNavigate();
  const { state } = useLocation() as { state: CallPageState | null };
  const to = useRoomPath(roomId);
  const isFromRoom = state?.isFromRoom === true;
  function go() {
    void (isFromRoom ? navigate(-1) : navigate(to, { replace: true }));
  }
  function onClick(event: MouseEvent) {
    const isForAnotherTab = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!isFromRoom || isForAnotherTab) return;
    event.preventDefault();
    go();
  }
  return { go, link: { to, replace: true, onClick } };
}
