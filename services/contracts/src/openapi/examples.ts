import type { z } from 'zod';
import type { Api } from '../api.ts';
import type { RestCall } from '../rest.ts';

/** What goes in and what comes out of one call, as the document shows it. */
export interface Example {
  body?: unknown;
  reply?: unknown;
}

type ExampleOf<C extends RestCall> = (C['body'] extends z.ZodType ? { body: z.input<C['body']> } : object) &
  (C['reply'] extends z.ZodType ? { reply: z.output<C['reply']> } : object);

const at = '2026-03-04T09:30:00.000Z';
const ids = {
  ann: '5f2a8c1e-7d34-4b7f-9a51-0c6de1b2f301',
  ben: '8d41b7a6-2c95-4e0a-8f13-6a7be9c4d502',
  room: '0b9e6f52-51c8-4d3e-a7f4-93d2c5a1e603',
  message: '3c7d2e91-64ab-5f08-b1c9-5e8fa0d3b704',
  send: '9a05c4d7-18ef-4126-8b3d-f27c61e9a805',
  session: 'e61f93b8-70d2-4a5c-9e47-1b8c05d7f206',
  call: '74c8d0a5-9b16-4f3e-8d72-c3a95e1f0b07',
};

const ben = { id: ids.ben, username: 'ben', displayName: 'Ben', avatarUrl: null };
const ann = { id: ids.ann, username: 'ann', displayName: 'Ann', avatarUrl: null };
const ownAnn = { ...ann, email: 'ann@example.org', role: 'user' as const, createdAt: at };
const password = 'seven green lanterns';
const grant = { accessToken: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl', expiresIn: 600 };
const room = {
  id: ids.room,
  kind: 'group' as const,
  name: 'Garden',
  public: false,
  createdBy: ids.ann,
  createdAt: at,
  role: 'owner' as const,
  memberCount: 2,
  live: 1,
  lastSeq: 1,
  deliveredSeq: 1,
  readSeq: 1,
  unread: 0,
  lastMessageAt: at,
  lastMessage: { id: ids.message, seq: 1, senderId: ids.ann, body: 'The roses are out.', createdAt: at },
  peer: null,
  call: null,
};
const message = {
  id: ids.message,
  roomId: ids.room,
  seq: 1,
  changedSeq: 1,
  senderId: ids.ann,
  clientMsgId: ids.send,
  body: 'The roses are out.',
  createdAt: at,
};
const changed = { id: ids.message, status: 'sent' as const };
const ticket = {
  ticket: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl',
  callId: ids.call,
  iceServers: [{ urls: ['turn:chat.example.org:3478'], username: '1772617800:ann', credential: 'c2VjcmV0' }],
  expiresIn: 60,
};

/** One example for each call; a test parses each with the schemas of its call. */
export const examples: { [K in keyof Api]: ExampleOf<Api[K]> } = {
  register: {
    body: { email: 'ann@example.org', username: 'ann', password, displayName: 'Ann' },
    reply: { user: ownAnn, ...grant },
  },
  registration: { reply: { mode: 'open', emailDomains: [], proof: null } },
  login: { body: { login: 'ann', password }, reply: { user: ownAnn, ...grant } },
  refresh: { reply: grant },
  logout: {},
  me: { reply: { user: ownAnn } },
  listSessions: {
    reply: {
      sessions: [
        {
          id: ids.session,
          device: 'Firefox on Linux',
          address: '192.0.2.7',
          createdAt: at,
          lastSeenAt: at,
          current: true,
        },
      ],
      nextCursor: null,
    },
  },
  revokeSession: {},
  jwks: {
    reply: {
      keys: [
        {
          kty: 'EC',
          crv: 'P-256',
          x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
          y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
          kid: '2026-03',
          use: 'sig',
          alg: 'ES256',
        },
      ],
    },
  },
  searchUsers: { reply: { users: [ben], nextCursor: null } },
  getUser: { reply: { user: ben } },
  listRooms: { reply: { rooms: [room], nextCursor: null } },
  createRoom: { body: { kind: 'group', name: 'Garden', memberIds: [ids.ben], public: false }, reply: { room } },
  discoverRooms: {
    reply: { rooms: [{ id: ids.room, name: 'Garden', memberCount: 2, joined: false }], nextCursor: null },
  },
  getRoom: { reply: { room } },
  joinRoom: { reply: { room } },
  leaveRoom: {},
  listMembers: {
    reply: {
      members: [{ user: ben, role: 'member', joinedAt: at, online: true, deliveredSeq: 1, readSeq: 0 }],
      nextCursor: null,
    },
  },
  addMembers: { body: { userIds: [ids.ben] }, reply: { room } },
  handOver: { body: { userId: ids.ben }, reply: { room: { ...room, role: 'member' } } },
  openApi: { reply: { openapi: '3.1.0', info: { title: 'Parley', version: '0.3.0' }, paths: {} } },
  asyncApi: { reply: { asyncapi: '3.0.0', info: { title: 'Parley', version: '0.3.0' }, channels: {} } },
  internalAsyncApi: { reply: { asyncapi: '3.0.0', info: { title: 'Parley, inside', version: '0.3.0' }, channels: {} } },
  integrity: {
    reply: {
      roomId: ids.room,
      firstSeq: 1,
      lastSeq: 1,
      count: 1,
      holes: 0,
      duplicates: 0,
      hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    },
  },
  history: { reply: { messages: [message], nextCursor: null } },
  sendMessage: {
    body: { clientMsgId: ids.send, body: 'The roses are out.' },
    reply: { id: ids.message, clientMsgId: ids.send, status: 'sent' },
  },
  editMessage: { body: { body: 'The roses are out!' }, reply: changed },
  deleteMessage: { reply: changed },
  react: { body: { emoji: '🌹', on: true }, reply: changed },
  changes: { reply: { changes: [message], reactions: [], lastSeq: 1, reset: false } },
  callTicket: { reply: ticket },
  callCheckTicket: { reply: ticket },
};
