import type { AccessTokenClaims } from '@parley/contracts/access-token';
import { ParleyError } from '@parley/contracts/errors';
import type { Access } from '@parley/contracts/rest';

/**
 * Who is here without an account may use what says that guests may, and only admins what is theirs. Throws
 * `account_required`, `forbidden`.
 */
export function demandAccess(access: Access | undefined, { role }: Pick<AccessTokenClaims, 'role'>): void {
  if (role === 'guest' && access !== 'guest') throw new ParleyError('account_required');
  if (access === 'admin' && role !== 'admin')
    throw new ParleyError('forbidden', 'This is for those who run the platform');
}
