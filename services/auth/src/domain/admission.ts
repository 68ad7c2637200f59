import type { authApi } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import type { CallInput } from '@parley/contracts/rest';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import type { InvitedRole } from '../stores/invites.ts';
import { hashLinkToken } from './link-token.ts';

type Input = CallInput<typeof authApi.register>['body'];

/**
 * How somebody gets an account: at once, with an invitation that is used up by it, when an operator approves, or when they have
 * shown that the address is theirs.
 */
export type Admission =
  { by: 'mode' } | { by: 'invite'; tokenHash: Buffer; role: InvitedRole } | { by: 'approval' } | { by: 'confirmation' };

/**
 * What the mode of registration says to this one. An invitation opens every mode but `closed`, which only that of the first
 * admin opens, and stands in for an approval and for a confirmation. Throws `registration_closed`, `invite_required`, `invite_invalid`, `email_domain_refused`.
 */
export async function admit(ctx: Context, { invite, email }: Input): Promise<Admission> {
  const { mode, domains, confirms } = await ctx.registration.current();
  const invited = invite === undefined ? undefined : await byInvite(ctx, invite);
  if (mode === 'closed' && invited?.role !== 'admin') throw new ParleyError('registration_closed');
  if (invited) return invited;
  if (invite !== undefined) throw new ParleyError('invite_invalid');
  if (mode === 'invite') throw new ParleyError('invite_required');
  if (domains.length > 0) demandDomain(email, domains);
  if (mode === 'approval') return { by: 'approval' };
  return { by: confirms ? 'confirmation' : 'mode' };
}

async function byInvite(ctx: Context, invite: string): Promise<Extract<Admission, { by: 'invite' }> | undefined> {
  const tokenHash = hashLinkToken(invite);
  const role = await ctx.database.invites.roleOf(tokenHash, new Date());
  return role && { by: 'invite', tokenHash, role };
}

/**
 * In the transaction that makes the account: of many who come with the last use of an invitation one gets in. Resolves with
 * the role of the account. Throws `invite_invalid`.
 */
export async function takeUp(
  { invites }: Pick<Stores, 'invites'>,
  admission: Admission,
  now: Date,
): Promise<InvitedRole> {
  const role = admission.by === 'invite' ? await invites.use(admission.tokenHash, now) : 'user';
  if (!role) throw new ParleyError('invite_invalid');
  return role;
}

/** Throws `email_domain_refused`. */
export function demandDomain(email: string, domains: string[]): void {
  const domain = email.split('@')[1] ?? '';
  if (domains.includes(domain)) return;
  const errors = [{ field: 'email', message: `Use an address of ${domains.join(' or ')}` }];
  throw new ParleyError('email_domain_refused', undefined, { errors });
}
