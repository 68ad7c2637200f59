import { z } from 'zod';
import { id } from '../ids.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { room } from '../room.ts';
import { block, dmChoices, groupChoices, ownSettings, personCard } from './person.ts';

const read = { access: 'user', limit: 'readPerUser' } as const;
const change = { access: 'user', limit: 'roomsPerUser' } as const;

const byPerson = z.object({ userId: id });
const byRoom = z.object({ id });

export const peopleApi = defineCalls({
  listBlocks: {
    method: 'get',
    path: '/api/me/blocks',
    ...read,
    access: 'guest',
    summary: 'People whom the asker has blocked, the newest first',
    status: 200,
    errors: [],
    query: z.strictObject({ cursor, limit: pageSize }),
    reply: z.object({ blocks: z.array(block), nextCursor: z.string().nullable() }),
  },
  blockPerson: {
    method: 'put',
    path: '/api/me/blocks/:userId',
    ...change,
    access: 'guest',
    summary:
      'Block somebody: neither writes to the other or calls in their dm, and the blocked one adds the asker to no group. Done twice it is done once',
    status: 204,
    errors: ['unknown_user', 'forbidden', 'too_many_blocks'],
    params: byPerson,
  },
  unblockPerson: {
    method: 'delete',
    path: '/api/me/blocks/:userId',
    ...change,
    access: 'guest',
    summary: 'Take a block back; for somebody who is not blocked nothing changes',
    status: 204,
    errors: [],
    params: byPerson,
  },
  getSettings: {
    method: 'get',
    path: '/api/me/settings',
    ...read,
    summary: 'Who may write to the asker and add them to groups',
    status: 200,
    errors: [],
    reply: z.object({ settings: ownSettings }),
  },
  updateSettings: {
    method: 'patch',
    path: '/api/me/settings',
    ...change,
    summary: 'Choose who may write to oneself and add oneself to groups; dms that are there stay open',
    status: 200,
    errors: [],
    body: z.strictObject({ dms: z.enum(dmChoices).optional(), groups: z.enum(groupChoices).optional() }),
    reply: z.object({ settings: ownSettings }),
  },
  acceptRequest: {
    method: 'post',
    path: '/api/rooms/:id/accept',
    ...change,
    summary: 'Accept the request of a stranger: the room is an ordinary dm then. Writing to it does the same',
    status: 200,
    errors: ['unknown_room', 'not_a_member'],
    params: byRoom,
    reply: z.object({ room }),
  },
  declineRequest: {
    method: 'post',
    path: '/api/rooms/:id/decline',
    ...change,
    summary: 'Decline the request of a stranger: the room is gone for the asker, and the stranger is not told',
    status: 204,
    errors: ['unknown_room', 'not_a_member', 'forbidden', 'too_many_blocks'],
    params: byRoom,
    body: z.strictObject({ block: z.boolean().default(false) }),
  },
  personCard: {
    method: 'get',
    path: '/api/users/:id/card',
    ...read,
    access: 'guest',
    summary: 'Somebody, what they are in a space, and what both share',
    status: 200,
    errors: ['unknown_user', 'unknown_space'],
    params: z.object({ id }),
    query: z.strictObject({ spaceId: id.optional() }),
    reply: z.object({ card: personCard }),
  },
});
export type PeopleApi = typeof peopleApi;
