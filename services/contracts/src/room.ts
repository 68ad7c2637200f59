import { z } from 'zod';
import { publicUser } from './auth-api.ts';
import { callLine, roomCall } from './call.ts';
import { id, seq, seqOrZero, timestamp } from './ids.ts';
import { contentType, openEnum } from './open-enum.ts';
import { roomLine } from './room-line.ts';
import { permissionSet } from './spaces/permissions.ts';

export const roomKind = openEnum(['dm', 'group', 'channel']);
export const memberRole = openEnum(['owner', 'member']);
/** What those read who come into a group: everything, or what is written from then on. */
const readByNewcomers = ['everything', 'since-joining'] as const;
export const historyChoice = z.enum(readByNewcomers);
export type HistoryChoice = z.infer<typeof historyChoice>;
export const roomHistory = openEnum(readByNewcomers);

/** What a list shows of a room's newest message: of `body` the beginning only. */
export const messagePreview = z.object({
  id,
  seq,
  senderId: id,
  body: z.string(),
  createdAt: timestamp,
  deletedAt: timestamp.optional(),
  call: callLine.optional(),
  line: roomLine.optional(),
  type: contentType.optional(),
});
export type MessagePreview = z.infer<typeof messagePreview>;

/** What a room is that is a channel of a space; `permissions` are those of the asker. */
export const channelOfRoom = z.object({
  spaceId: id,
  topic: z.string(),
  type: openEnum(['text', 'voice']),
  slowModeSeconds: z.int(),
  /** Only who manages channels writes in it. */
  locked: z.boolean(),
  /** In its calls only who moderates them, and whom they let, sends anything. */
  stage: z.boolean(),
  /** Roles of the asker, by which a message may mention them. */
  roleIds: z.array(id),
  permissions: permissionSet,
});

/**
 * A room as its member sees it. `unread` counts what others wrote after `readSeq` and did not delete, and calls that
 * the member was not in; from 1,000 on it may count more; `mentions` are those of them that mention the member. `live` is the number of members who are connected now; `peer` is the other person of a `dm`, whose `name` is null; `call` is the one that runs, if any.
 * `topic` and `iconUrl` are those of a group that has one. `history` is what newcomers to a group read. `request` is there as long as a stranger waits for an answer: `received` to who may accept, `sent` to the stranger.
 */
export const room = z.object({
  id,
  kind: roomKind,
  name: z.string().nullable(),
  topic: z.string().optional(),
  iconUrl: z.string().optional(),
  public: z.boolean(),
  history: roomHistory.optional(),
  createdBy: id,
  createdAt: timestamp,
  role: memberRole,
  memberCount: z.int(),
  live: z.int(),
  lastSeq: seqOrZero,
  deliveredSeq: seqOrZero,
  readSeq: seqOrZero,
  unread: z.int(),
  mentions: z.int(),
  lastMessageAt: timestamp.nullable(),
  lastMessage: messagePreview.nullable(),
  peer: publicUser.nullable(),
  call: roomCall.nullable(),
  channel: channelOfRoom.optional(),
  request: openEnum(['received', 'sent']).optional(),
});
export type Room = z.infer<typeof room>;

/** A public group as somebody sees it who is not in it yet. */
export const roomListing = z.object({
  id,
  name: z.string().nullable(),
  iconUrl: z.string().optional(),
  memberCount: z.int(),
  joined: z.boolean(),
});
export type RoomListing = z.infer<typeof roomListing>;

export const member = z.object({
  user: publicUser,
  role: memberRole,
  joinedAt: timestamp,
  online: z.boolean(),
  deliveredSeq: seqOrZero,
  readSeq: seqOrZero,
});
export type Member = z.infer<typeof member>;

/** What `integrity` answers: `holes` and `duplicates` are 0 as long as the promise holds; `hash` is SHA-256 over the log in order. */
export const integrity = z.object({
  roomId: id,
  firstSeq: seqOrZero,
  lastSeq: seqOrZero,
  count: z.int(),
  holes: z.int(),
  duplicates: z.int(),
  hash: z.string(),
});
export type Integrity = z.infer<typeof integrity>;
