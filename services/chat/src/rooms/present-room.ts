import type { PublicUser } from '@parley/contracts/auth-api';
import type { RoomCall } from '@parley/contracts/call';
import { picturePath } from '@parley/contracts/pictures';
import type { MessagePreview, Room } from '@parley/contracts/room';
import { presentMessage } from '../room-log/present-message.ts';
import type { ChannelPart } from '../spaces/space-model.ts';
import { historyOf, type ChannelAccessNow, type Membership, type StoredRoom } from './room-model.ts';
import type { RoomHead, StoredMessage } from '../room-log/model.ts';

/** How far somebody has read, and how much that others wrote comes after it. */
export interface Reading {
  readSeq: number;
  unread: number;
}

interface RoomView {
  room: StoredRoom;
  membership: Membership;
  head: RoomHead;
  reading: Reading;
  mentions: number;
  newest: StoredMessage | undefined;
  live: number;
  peer: PublicUser | null;
  call: RoomCall | null;
}

/** Characters of a message that a list of rooms shows. */
const previewLength = 160;

/** A room as one member sees it. A call that nobody has joined yet does not run. */
export function presentRoom({ room, membership, head, reading, mentions, newest, live, peer, call }: RoomView): Room {
  return {
    id: room.id,
    kind: room.kind,
    name: room.name,
    ...(room.topic && { topic: room.topic }),
    ...(room.icon && { iconUrl: picturePath('icon', room.icon) }),
    public: room.public,
    ...(room.kind === 'group' && { history: historyOf(room) }),
    createdBy: room.createdBy,
    createdAt: room.createdAt.toISOString(),
    role: membership.role,
    memberCount: room.memberCount,
    live,
    lastSeq: head.lastSeq,
    deliveredSeq: Math.max(membership.deliveredSeq, reading.readSeq),
    readSeq: reading.readSeq,
    unread: reading.unread,
    mentions,
    lastMessageAt: head.lastMessageAt?.toISOString() ?? null,
    lastMessage: newest ? toPreview(newest) : null,
    peer,
    call: call && call.participants.length > 0 ? call : null,
    ...(membership.request && membership.request !== 'declined' && { request: membership.request }),
    ...(room.channel && membership.access && ofChannel(room.channel, membership.access)),
  };
}

function ofChannel(
  { spaceId, topic, type, locked = false, stage = false }: ChannelPart,
  { permissions, roleIds, slowModeSeconds }: ChannelAccessNow,
) {
  return {
    channel: {
      spaceId,
      topic,
      type,
      slowModeSeconds,
      locked,
      stage,
      roleIds: [...roleIds],
      permissions: String(permissions),
    },
  };
}

function toPreview(message: StoredMessage): MessagePreview {
  const { id, seq, senderId, body, createdAt, deletedAt, call, line, type } = presentMessage(message);
  // Cut between characters: half of a surrogate pair is no text.
  const beginning = Array.from(body.slice(0, 2 * previewLength))
    .slice(0, previewLength)
    .join('');
  return { id, seq, senderId, body: beginning, createdAt, deletedAt, call, line, type };
}
