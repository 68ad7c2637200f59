import { z } from 'zod';
import { ownUser } from './auth-api.ts';
import { id, timestamp } from './ids.ts';
import { cursor, pageSize } from './pages.ts';
import { defineCalls } from './rest.ts';
import { text } from './text.ts';

/** An account, as those see it who run the platform. */
export const administeredPerson = ownUser.extend({
  /** When one of the sessions was used last; null when there is none left. */
  lastSeenAt: timestamp.nullable(),
  /** Devices that are signed in. */
  sessions: z.int(),
  suspendedAt: timestamp.nullable(),
  /** What the operator wrote beside it; the person does not read it. */
  suspendReason: z.string().nullable(),
  /** When its owner deleted it; 30 days later it is erased. */
  closedAt: timestamp.nullable().optional(),
});
export type AdministeredPerson = z.infer<typeof administeredPerson>;

/** One line of the audit of accounts. */
export const accountAuditEvent = z.object({
  /** Grows with every event. */
  number: z.string(),
  at: timestamp,
  action: z.string(),
  /** Whom it happened to; null where it is about nobody, or about somebody who was erased. */
  user: z.object({ id, username: z.string(), displayName: z.string() }).nullable(),
  address: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type AccountAuditEvent = z.infer<typeof accountAuditEvent>;

const params = z.object({ id });
const nextCursor = z.string().nullable();
const admin = { access: 'admin', errors: ['forbidden'] } as const;
const ofPerson = { access: 'admin', errors: ['forbidden', 'unknown_user'], params } as const;

/** What those who have the role `admin` do with accounts. Served by auth; each use is in the audit. */
export const adminApi = defineCalls({
  listAccounts: {
    ...admin,
    method: 'get',
    path: '/api/auth/admin/people',
    limit: 'adminReads',
    summary: 'Accounts, the newest first, or those whose names or address hold a text',
    status: 200,
    query: z.strictObject({
      search: text({ min: 1, max: 254 }).optional(),
      state: z.enum(['suspended']).optional(),
      cursor,
      limit: pageSize,
    }),
    reply: z.object({ people: z.array(administeredPerson), nextCursor }),
  },
  suspendAccount: {
    ...ofPerson,
    method: 'put',
    path: '/api/auth/admin/people/:id/suspension',
    limit: 'adminChanges',
    summary: 'Suspend an account: its sessions, sockets and calls end now, and nobody signs in to it',
    status: 200,
    body: z.strictObject({ reason: text({ max: 300 }).trim().default('') }),
    reply: z.object({ person: administeredPerson }),
  },
  restoreAccount: {
    ...ofPerson,
    method: 'delete',
    path: '/api/auth/admin/people/:id/suspension',
    limit: 'adminChanges',
    summary: 'End the suspension of an account',
    status: 200,
    reply: z.object({ person: administeredPerson }),
  },
  endSessionsOfAccount: {
    ...ofPerson,
    method: 'delete',
    path: '/api/auth/admin/people/:id/sessions',
    limit: 'adminChanges',
    summary: 'Sign all devices of an account out',
    status: 200,
    reply: z.object({ ended: z.int() }),
  },
  makeResetLink: {
    ...ofPerson,
    method: 'post',
    path: '/api/auth/admin/people/:id/reset-link',
    limit: 'adminChanges',
    summary: 'Make a link that sets a new password, once, for 30 minutes; not for admins, whom the command serves',
    status: 201,
    reply: z.object({ link: z.string(), expiresAt: timestamp }),
  },
  listAccountAudit: {
    ...admin,
    method: 'get',
    path: '/api/auth/admin/audit',
    limit: 'adminReads',
    summary: 'What happened to accounts, the newest first',
    status: 200,
    query: z.strictObject({
      userId: id.optional(),
      action: text({ min: 1, max: 40 }).optional(),
      cursor,
      limit: pageSize,
    }),
    reply: z.object({ events: z.array(accountAuditEvent), nextCursor }),
  },
});
export type AdminApi = typeof adminApi;
