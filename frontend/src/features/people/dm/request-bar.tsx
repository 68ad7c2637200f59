import { useAcceptRequest, useDeclineRequest } from '#features/people/api/requests.ts';
import { WriteBar } from '#features/people/dm/write-bar.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { errorText } from '#lib/error-text.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import { Button } from '#ui/button.tsx';
import { toast } from '#ui/toasts.ts';

const tellError = (error: unknown) => toast(errorText(error), { isError: true });

/** The answer to a stranger. */
export function RequestBar({ room }: { room: RoomState }) {
  const accept = useAcceptRequest(room.id);
  const decline = useDeclineRequest(room.id);
  const isBusy = accept.isPending || decline.isPending;
  const end = (block: boolean) =>
    decline.mutate(block, { onSuccess: () => toast(p.request.declined), onError: tellError });
  return (
    <WriteBar text={p.request.bar(roomName(room))}>
      <Button
        size="sm"
        busy={accept.isPending}
        disabled={isBusy}
        onClick={() => accept.mutate(undefined, { onError: tellError })}
      >
        {p.request.accept}
      </Button>
      <Button size="sm" variant="secondary" disabled={isBusy} onClick={() => end(false)}>
        {p.request.decline}
      </Button>
      <Button size="sm" variant="danger" disabled={isBusy} onClick={() => end(true)}>
        {p.request.declineAndBlock}
      </Button>
    </WriteBar>
  );
}
