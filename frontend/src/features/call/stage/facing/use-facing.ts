import { facing, type Pair } from '#features/call/stage/facing/facing.ts';
import type { Arrangement } from '#features/call/stage/use-shown.ts';
import { useView } from '#features/call/stage/view.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { useCallState } from '#lib/react/call-context.ts';

/** Whom the call shows large and small, where it is one of two people. */
export function useFacing(room: RoomState, shown: Arrangement): Pair | null {
  const layout = useView(view => view.layout);
  const self = useCallState(({ people }) => people.find(({ isSelf }) => isSelf)?.peerId);
  return facing(shown, { isDirect: room.kind === 'dm', layout, self });
}
