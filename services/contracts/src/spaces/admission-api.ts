import { z } from 'zod';
import { id, timestamp } from '../ids.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { nameText, text, visibleText } from '../text.ts';
import {
  admission,
  admissionLimits,
  admissionModes,
  directoryEntry,
  joinRequest,
  ownJoinRequest,
  refusals,
} from './admission.ts';
import { inviteCode, space, spaceMember } from './space.ts';

const read = { access: 'user', limit: 'readPerUser' } as const;
const change = { access: 'user', limit: 'spaceChangesPerUser' } as const;
const bySpace = z.object({ id });
const byAsker = z.object({ id, userId: id });

const question = nameText({ max: admissionLimits.question });
const answer = visibleText({ min: 1, max: admissionLimits.answer });
const emailDomain = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i, 'A domain like example.org')
  .toLowerCase();

export const admissionApi = defineCalls({
  getAdmission: {
    method: 'get',
    path: '/api/spaces/:id/admission',
    ...read,
    summary: 'How people get into the space, for who manages it',
    status: 200,
    errors: ['unknown_space', 'forbidden'],
    params: bySpace,
    reply: z.object({ admission }),
  },
  updateAdmission: {
    method: 'patch',
    path: '/api/spaces/:id/admission',
    ...change,
    summary: 'Change how people get in; `pausedUntil` is at most seven days ahead, and null ends the pause',
    status: 200,
    errors: ['unknown_space', 'forbidden'],
    params: bySpace,
    body: z.strictObject({
      mode: z.enum(admissionModes).optional(),
      questions: z.array(question).max(admissionLimits.questions).optional(),
      emailDomains: z.array(emailDomain).max(admissionLimits.emailDomains).optional(),
      minAccountAgeHours: z.int().min(0).max(admissionLimits.accountAge).optional(),
      joinsPerMinute: z.int().min(1).max(admissionLimits.joinsPerMinute).nullable().optional(),
      pausedUntil: timestamp.nullable().optional(),
      listed: z.boolean().optional(),
    }),
    reply: z.object({ admission }),
  },
  discoverSpaces: {
    method: 'get',
    path: '/api/directory',
    ...read,
    summary:
      'Spaces that chose to be listed and whose name begins with a text, in whatever case and with or without accents, by name',
    status: 200,
    errors: [],
    query: z.strictObject({ query: text({ max: 80 }).default(''), cursor, limit: pageSize }),
    reply: z.object({ spaces: z.array(directoryEntry), nextCursor: z.string().nullable() }),
  },
  joinSpace: {
    method: 'post',
    path: '/api/spaces/:id/join',
    ...change,
    summary: 'Become a member of a space that is listed and open; somebody who is one already stays it',
    status: 200,
    errors: ['unknown_space', 'forbidden', 'approval_required', ...refusals],
    params: bySpace,
    reply: z.object({ space }),
  },
  askToJoin: {
    method: 'post',
    path: '/api/spaces/:id/join-request',
    ...change,
    summary:
      'Ask the moderators of a space to be let in, with an answer to each question. `code`: the invite or address that led there, for a space that is not listed; who has asked already changes nothing',
    status: 201,
    errors: ['unknown_space', 'forbidden', 'invite_invalid', 'asked_recently', ...refusals],
    params: bySpace,
    body: z.strictObject({
      code: inviteCode.optional(),
      answers: z.array(answer).max(admissionLimits.questions).default([]),
    }),
    reply: z.object({ request: ownJoinRequest }),
  },
  getOwnJoinRequest: {
    method: 'get',
    path: '/api/spaces/:id/join-request',
    ...read,
    summary: 'The own request to be let into a space',
    status: 200,
    errors: ['unknown_join_request'],
    params: bySpace,
    reply: z.object({ request: ownJoinRequest }),
  },
  withdrawJoinRequest: {
    method: 'delete',
    path: '/api/spaces/:id/join-request',
    ...change,
    summary: 'Take the own request back, as long as it is open',
    status: 204,
    errors: ['unknown_join_request'],
    params: bySpace,
  },
  listJoinRequests: {
    method: 'get',
    path: '/api/spaces/:id/join-requests',
    ...read,
    summary: 'Who asks to be let in, the oldest request first, for who may remove members; `open` counts them all',
    status: 200,
    errors: ['unknown_space', 'forbidden'],
    params: bySpace,
    query: z.strictObject({ cursor, limit: pageSize }),
    reply: z.object({ requests: z.array(joinRequest), open: z.int(), nextCursor: z.string().nullable() }),
  },
  approveJoinRequest: {
    method: 'post',
    path: '/api/spaces/:id/join-requests/:userId/approve',
    ...change,
    summary: 'Let somebody in who asked: they are a member from then on; the decision stands above pause and rate',
    status: 204,
    errors: ['unknown_space', 'forbidden', 'unknown_join_request', 'banned', 'too_many_spaces', 'space_full'],
    params: byAsker,
  },
  refuseJoinRequest: {
    method: 'post',
    path: '/api/spaces/:id/join-requests/:userId/refuse',
    ...change,
    summary:
      'Do not let somebody in who asked; they may ask again after 24 hours. The reason is for the audit log alone',
    status: 204,
    errors: ['unknown_space', 'forbidden', 'unknown_join_request'],
    params: byAsker,
    body: z.strictObject({ reason: text({ max: 400 }).default('') }),
  },
  listInviteMembers: {
    method: 'get',
    path: '/api/spaces/:id/invites/:code/members',
    ...read,
    summary: 'Members who came by an invite, by time of joining: for who made it, or manages invites',
    status: 200,
    errors: ['unknown_space', 'forbidden', 'invite_invalid'],
    params: bySpace.extend({ code: inviteCode }),
    query: z.strictObject({ cursor, limit: pageSize }),
    reply: z.object({ members: z.array(spaceMember), nextCursor: z.string().nullable() }),
  },
});
export type AdmissionApi = typeof admissionApi;
