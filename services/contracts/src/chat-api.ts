import { z } from 'zod';
import { id, limits, seq, seqOrZero } from './ids.ts';
import { message, messageDraft, sendReceipt } from './message.ts';
import { actionCalls, noteLists } from './message-actions/index.ts';
import { cursor, pageSize } from './pages.ts';
import { defineCalls } from './rest.ts';
import { nameText, text } from './text.ts';
import { historyChoice, integrity, member, room, roomListing } from './room.ts';

const byRoom = z.object({ id });
const oneRoom = z.object({ room });

export const createRoomInput = z
  .strictObject({
    kind: z.enum(['dm', 'group']),
    name: nameText({ max: 80 }).optional(),
    memberIds: z.array(id).max(limits.invitees).default([]),
    public: z.boolean().default(false),
  })
  .refine(input => input.kind !== 'group' || input.name !== undefined, {
    path: ['name'],
    message: 'A group needs a name',
  })
  .refine(input => input.kind !== 'dm' || input.memberIds.length === 1, {
    path: ['memberIds'],
    message: 'A dm names one other person',
  });
export type CreateRoomInput = z.infer<typeof createRoomInput>;

export const roomPatch = z
  .strictObject({
    name: nameText({ max: 80 }),
    topic: text({ max: limits.roomTopic }),
    icon: id.nullable(),
    public: z.boolean(),
    history: historyChoice,
  })
  .partial();
export type RoomPatch = z.infer<typeof roomPatch>;

export const chatApi = defineCalls({
  listRooms: {
    method: 'get',
    path: '/api/rooms',
    access: 'guest',
    limit: 'readPerUser',
    summary: 'The own rooms, the most recently active first',
    status: 200,
    errors: [],
    query: z.strictObject({ cursor, limit: pageSize.default(limits.maxPage) }),
    reply: z.object({ rooms: z.array(room), nextCursor: z.string().nullable() }),
  },
  createRoom: {
    method: 'post',
    path: '/api/rooms',
    access: 'user',
    limit: 'roomsPerUser',
    summary: 'Create a group, or find or create the dm with a person',
    status: 201,
    errors: ['unknown_user', 'forbidden', 'too_many_rooms'],
    body: createRoomInput,
    reply: oneRoom,
  },
  discoverRooms: {
    method: 'get',
    path: '/api/rooms/discover',
    access: 'user',
    limit: 'readPerUser',
    summary: 'Public groups whose name contains a text, in whatever case and with or without accents, by name',
    status: 200,
    errors: [],
    query: z.strictObject({ search: text({ max: 80 }).default(''), cursor, limit: pageSize }),
    reply: z.object({ rooms: z.array(roomListing), nextCursor: z.string().nullable() }),
  },
  getRoom: {
    method: 'get',
    path: '/api/rooms/:id',
    access: 'guest',
    limit: 'readPerUser',
    summary: 'One of the own rooms',
    status: 200,
    errors: ['unknown_room', 'not_a_member'],
    params: byRoom,
    reply: oneRoom,
  },
  updateRoom: {
    method: 'patch',
    path: '/api/rooms/:id',
    access: 'user',
    limit: 'roomsPerUser',
    summary:
      'Change the name, the topic or the picture (`icon`) of a group, whether it can be found, and what those read who join from then on (`history`); for its owner. What is not named stays',
    status: 200,
    errors: ['unknown_room', 'not_a_member', 'forbidden'],
    params: byRoom,
    body: roomPatch,
    reply: oneRoom,
  },
  deleteRoom: {
    method: 'post',
    path: '/api/rooms/:id/delete',
    access: 'user',
    limit: 'roomsPerUser',
    summary: 'Delete a group with all its messages, for its owner, who names it; it cannot be taken back',
    status: 204,
    errors: ['unknown_room', 'not_a_member', 'forbidden'],
    params: byRoom,
    body: z.strictObject({ name: text({ max: 80 }) }),
  },
  joinRoom: {
    method: 'post',
    path: '/api/rooms/:id/join',
    access: 'user',
    limit: 'roomsPerUser',
    summary: 'Join a public group',
    status: 200,
    errors: ['unknown_room', 'forbidden', 'too_many_rooms'],
    params: byRoom,
    reply: oneRoom,
  },
  leaveRoom: {
    method: 'post',
    path: '/api/rooms/:id/leave',
    access: 'guest',
    limit: 'roomsPerUser',
    summary: 'Leave a group',
    status: 204,
    errors: ['unknown_room', 'not_a_member', 'forbidden'],
    params: byRoom,
  },
  listMembers: {
    method: 'get',
    path: '/api/rooms/:id/members',
    access: 'guest',
    limit: 'readPerUser',
    summary: 'Members with presence and marks, by time of joining',
    status: 200,
    errors: ['unknown_room', 'not_a_member'],
    params: byRoom,
    query: z.strictObject({ cursor, limit: pageSize }),
    reply: z.object({ members: z.array(member), nextCursor: z.string().nullable() }),
  },
  addMembers: {
    method: 'post',
    path: '/api/rooms/:id/members',
    access: 'user',
    limit: 'roomsPerUser',
    summary: 'Add people to a group',
    status: 200,
    errors: ['unknown_room', 'not_a_member', 'forbidden', 'unknown_user', 'too_many_rooms', 'left_recently'],
    params: byRoom,
    body: z.strictObject({ userIds: z.array(id).min(1).max(limits.invitees) }),
    reply: oneRoom,
  },
  removeMember: {
    method: 'delete',
    path: '/api/rooms/:id/members/:userId',
    access: 'user',
    limit: 'roomsPerUser',
    summary: 'Remove somebody from a group; for its owner. Who is not in it is removed already',
    status: 204,
    errors: ['unknown_room', 'not_a_member', 'forbidden'],
    params: z.object({ id, userId: id }),
  },
  handOver: {
    method: 'post',
    path: '/api/rooms/:id/owner',
    access: 'user',
    limit: 'roomsPerUser',
    summary: 'Make another member the owner of a group; for its owner',
    status: 200,
    errors: ['unknown_room', 'not_a_member', 'forbidden', 'unknown_user'],
    params: byRoom,
    body: z.strictObject({ userId: id }),
    reply: oneRoom,
  },
  integrity: {
    method: 'get',
    path: '/api/rooms/:id/integrity',
    access: 'guest',
    limit: 'integrityPerUser',
    summary: 'Proof that the log of the room has no hole and no duplicate',
    status: 200,
    errors: ['unknown_room', 'not_a_member'],
    params: byRoom,
    reply: integrity,
  },
  history: {
    method: 'get',
    path: '/api/messages/room/:id',
    access: 'guest',
    limit: 'readPerUser',
    summary:
      'A page of messages, newest first; `nextCursor` is null at the start of history. Nothing up to `startsAfter` is shown to the asker, where they joined later',
    status: 200,
    errors: ['unknown_room', 'not_a_member'],
    params: byRoom,
    query: z.strictObject({ cursor, limit: pageSize }),
    reply: z.object({
      messages: z.array(message),
      nextCursor: z.string().nullable(),
      startsAfter: seq.optional(),
    }),
  },
  sendMessage: {
    method: 'post',
    path: '/api/messages/room/:id',
    access: 'guest',
    limit: 'sendPerUser',
    summary: 'Send a message; answered when it can no longer be lost',
    status: 202,
    errors: ['unknown_room', 'not_a_member', 'forbidden', 'rules_pending', 'message_refused', 'idempotency_conflict'],
    params: byRoom,
    body: messageDraft,
    reply: sendReceipt,
  },
  ...actionCalls,
  changes: {
    method: 'get',
    path: '/api/messages/room/:id/changes',
    access: 'guest',
    limit: 'readPerUser',
    summary: 'Messages that were created or changed after `since`, in the order of their last change',
    status: 200,
    errors: ['unknown_room', 'not_a_member'],
    params: byRoom,
    query: z.strictObject({ since: z.coerce.number().pipe(seqOrZero), limit: pageSize }),
    reply: z.object({
      changes: z.array(message),
      ...noteLists,
      /** Where the notes of this answer end, when there are more of them in the range than one answer holds. */
      upTo: seq.optional(),
      lastSeq: seqOrZero,
      reset: z.boolean(),
    }),
  },
});
