import type { ReactNode } from 'react';
import { RequestBar } from '#features/people/dm/request-bar.tsx';
import { useBlock } from '#features/people/api/blocks.ts';
import { WriteBar } from '#features/people/dm/write-bar.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { errorText } from '#lib/error-text.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import { Button } from '#ui/button.tsx';
import { toast } from '#ui/toasts.ts';

export interface DmGateProps {
  room: RoomState;
  isBlocked: boolean;
  /** Where one writes, once one may. */
  children: ReactNode;
}

/** In the place of the composer of a dm with somebody who is blocked, or whom one has not accepted. */
export default function DmGate({ room, isBlocked, children }: DmGateProps) {
  if (isBlocked && room.peer) return <BlockedBar id={room.peer.id} name={roomName(room)} />;
  if (room.request === 'received') return <RequestBar room={room} />;
  return (
    <>
      <p className="mx-auto w-full max-w-3xl px-4 pb-2 text-[0.8125rem] text-ink-soft md:px-7">{p.request.sent}</p>
      {children}
    </>
  );
}

function BlockedBar({ id, name }: { id: string; name: string }) {
  const block = useBlock();
  const unblock = () =>
    block.mutate({ user: { id }, isBlocked: false }, { onError: error => toast(errorText(error), { isError: true }) });
  return (
    <WriteBar text={p.block.bar(name)}>
      <Button size="sm" busy={block.isPending} onClick={unblock}>
        {p.block.unblock}
      </Button>
    </WriteBar>
  );
}
