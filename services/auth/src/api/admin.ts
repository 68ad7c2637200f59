import type { AccountAuditEvent, AdministeredPerson, adminApi } from '@parley/contracts/admin-api';
import { ParleyError } from '@parley/contracts/errors';
import type { CallHandlers } from '@parley/runtime/http/mount';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { endSessionsOf } from '../domain/end-sessions-of.ts';
import { makeResetLink } from '../domain/make-reset-link.ts';
import { restoreAccount } from '../domain/restore-account.ts';
import { searchTerms } from '../domain/search-keys.ts';
import { suspendAccount } from '../domain/suspend-account.ts';
import type { AdministeredUser } from '../stores/administered.ts';
import type { AuditRow } from '../stores/audit-log.ts';
import { pageOf, readCursor } from './cursor.ts';
import { presentOwnUser } from './present.ts';

const personPlace = z.object({ id: z.uuid(), createdAt: z.coerce.date() });
const auditPlace = z.object({ before: z.string().regex(/^\d{1,18}$/) });

/** What admins do with accounts; `access: 'admin'` has refused everybody else before. */
export function adminCalls(ctx: Context): CallHandlers<typeof adminApi> {
  const { administered, audit } = ctx.database;
  return {
    async listAccounts({ query: { search, state, cursor, limit } }) {
      const asked = search && { words: searchTerms(search).words, address: search.toLowerCase() };
      const query = { search: asked || undefined, suspended: state === 'suspended' };
      const found = await administered.page({ ...query, after: readCursor(personPlace, cursor), limit: limit + 1 });
      const { rows, nextCursor } = pageOf(found, limit, ({ id, createdAt }) => ({ id, createdAt }));
      return { people: rows.map(presentPerson), nextCursor };
    },
    async suspendAccount({ params: { id }, body: { reason }, caller, address }) {
      if (id === caller.userId) throw new ParleyError('forbidden', 'An admin does not suspend themselves');
      await suspendAccount(ctx, id, reason, { by: caller.userId, address });
      return { person: await personOf(ctx, id) };
    },
    async restoreAccount({ params: { id }, caller, address }) {
      await restoreAccount(ctx, id, { by: caller.userId, address });
      return { person: await personOf(ctx, id) };
    },
    async endSessionsOfAccount({ params: { id }, caller, address }) {
      return { ended: await endSessionsOf(ctx, id, { by: caller.userId, address }) };
    },
    async makeResetLink({ params: { id }, caller, address }) {
      const person = await personOf(ctx, id);
      // Who sets the password of an admin is one; the command needs more than a browser.
      if (person.role === 'admin') throw new ParleyError('forbidden', 'Links for admins are made by the command');
      const origin = ctx.config.publicOrigins.at(-1) ?? '';
      const { link, expiresAt } = await makeResetLink(ctx, origin, id, { by: caller.userId, address });
      return { link, expiresAt: expiresAt.toISOString() };
    },
    async listAccountAudit({ query: { userId, action, cursor, limit } }) {
      const before = readCursor(auditPlace, cursor)?.before;
      const found = await audit.page({ userId, action, before, limit: limit + 1 });
      const { rows, nextCursor } = pageOf(found, limit, ({ id }) => ({ before: id }));
      return { events: rows.map(presentEvent), nextCursor };
    },
  };
}

async function personOf({ database }: Context, id: string): Promise<AdministeredPerson> {
  const person = await database.administered.find(id);
  if (!person) throw new ParleyError('unknown_user');
  return presentPerson(person);
}

function presentPerson(user: AdministeredUser): AdministeredPerson {
  const { lastSeenAt, sessions, suspendedAt, suspendReason, closedAt } = user;
  const times = { lastSeenAt: lastSeenAt?.toISOString() ?? null, suspendedAt: suspendedAt?.toISOString() ?? null };
  const closed = { closedAt: closedAt?.toISOString() ?? null };
  return { ...presentOwnUser(user), ...times, ...closed, sessions, suspendReason };
}

function presentEvent({
  id,
  at,
  action,
  userId,
  username,
  displayName,
  address,
  details,
}: AuditRow): AccountAuditEvent {
  const user = userId && username && displayName !== null ? { id: userId, username, displayName } : null;
  return { number: id, at: at.toISOString(), action, user, address, details };
}
