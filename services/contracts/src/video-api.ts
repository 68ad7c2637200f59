import { z } from 'zod';
import { id } from './ids.ts';
import { iceServer } from './media.ts';
import { defineCalls } from './rest.ts';

/** `ticket` opens the video socket once, within `expiresIn` seconds. */
const callTicket = z.object({ ticket: z.string(), callId: id, iceServers: z.array(iceServer), expiresIn: z.int() });
export type CallTicket = z.infer<typeof callTicket>;

/** Entry to calls. Served by chat, which knows who may enter; from there on everything goes over the video socket. */
export const videoApi = defineCalls({
  callTicket: {
    method: 'post',
    path: '/api/rooms/:id/call/ticket',
    access: 'guest',
    limit: 'callTicketPerUser',
    summary: "A ticket for the room's call; the first one begins it",
    status: 201,
    errors: ['unknown_room', 'not_a_member', 'forbidden', 'rules_pending'],
    params: z.object({ id }),
    reply: callTicket,
  },
  callCheckTicket: {
    method: 'post',
    path: '/api/call-check/ticket',
    access: 'guest',
    limit: 'callTicketPerUser',
    summary: 'A ticket for a private call that tests devices and network',
    status: 201,
    errors: [],
    reply: callTicket,
  },
});
