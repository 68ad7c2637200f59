import { ParleyError } from '@parley/contracts/errors';
import type { SessionRevoked } from '@parley/contracts/records';
import type { AuditAction } from '../stores/audit-log.ts';
import type { Stores } from '../stores/database.ts';
import { announceEnd, endSessions, type EndingContext, type EndReason } from './end-session.ts';

/** Who does it: the id of an admin, or `command` for the command line. */
export interface Operator {
  by: string;
  address?: string;
}

type Change = 'suspended' | 'sessions-ended' | 'role-changed';

interface Administration {
  userId: string;
  operator: Operator;
  change: Change;
  details?: Record<string, string>;
  /** In one transaction with the end of the sessions. False when there is nobody to do it to. */
  apply(stores: Stores): Promise<boolean>;
}

const reasons = {
  suspended: 'suspended',
  'sessions-ended': 'operator',
  'role-changed': 'role_changed',
} as const satisfies Record<Change, EndReason>;

/**
 * Changes an account and ends all its sessions: the change comes first, because a sign-in waits for it, and reads the
 * account afterwards. Resolves with how many sessions ended. Throws `unknown_user`.
 */
export async function administer(ctx: EndingContext, administration: Administration): Promise<number> {
  const { userId, operator, change } = administration;
  const ended = await ctx.database.transaction(stores => store(ctx, stores, administration));
  for (const record of ended) await announceEnd(ctx, record);
  ctx.events.accountAdministered(change, userId, operator.by);
  return ended.length;
}

async function store(ctx: EndingContext, stores: Stores, administration: Administration): Promise<SessionRevoked[]> {
  const { userId, operator, change, details, apply } = administration;
  if (!(await apply(stores))) throw new ParleyError('unknown_user');
  const { by, address } = operator;
  const ending = { userId, reason: reasons[change], ...(address !== undefined && { address }) };
  const ended = await endSessions(ctx, stores, await stores.sessions.standing(userId), ending);
  const action: AuditAction = `account.${change}`;
  await stores.audit.append({ action, userId, address, details: { by, ended: ended.length, ...details } });
  return ended;
}
