import type { AccessTokenClaims } from '@parley/contracts/access-token';
import { ParleyError } from '@parley/contracts/errors';
import type { Access } from '@parley/contracts/rest';

/** Who is here without an account may use what says that guests may. Throws `account_required`. */
export function demandAccess(access: Access | undefined, { role }: Pick<AccessTokenClaims, 'role'>): void {
  if (role === 'guest' && access !== 'guest') throw new ParleyError('account_required');
}
