import type { PublicUser } from '@parley/contracts/auth-api';
import type { RoomCall } from '@parley/contracts/call';
import type { Room } from '@parley/contracts/room';
import type { Membership, RoomHead, StoredRoom } from './room-model.ts';

interface RoomView {
  room: StoredRoom;
  membership: Membership;
  head: RoomHead;
  live: number;
  peer: PublicUser | null;
  call: RoomCall | null;
}

/**
 * A room as one member sees it; `unread` is the difference of two counts of messages. A call that nobody has joined yet
 * does not run.
 */
export function presentRoom({ room, membership, head, live, peer, call }: RoomView): Room {
  return {
    id: room.id,
    kind: room.kind,
    name: room.name,
    public: room.public,
    createdBy: room.createdBy,
    createdAt: room.createdAt.toISOString(),
    role: membership.role,
    memberCount: room.memberCount,
    live,
    lastSeq: head.lastSeq,
    deliveredSeq: membership.deliveredSeq,
    readSeq: membership.readSeq,
    unread: Math.max(0, head.messages - membership.readMessages),
    lastMessageAt: head.lastMessageAt?.toISOString() ?? null,
    peer,
    call: call && call.participants.length > 0 ? call : null,
  };
}
