import type { Stores } from '../stores/database.ts';
import { administer, type Operator } from './administer-account.ts';
import type { EndingContext } from './end-session.ts';

/** The sessions end, because access tokens say the role: the next sign-in has the new one. Throws `unknown_user`. */
export function changeRole(
  ctx: EndingContext,
  userId: string,
  role: 'user' | 'admin',
  operator: Operator,
): Promise<number> {
  const apply = ({ administered }: Stores) => administered.setRole(userId, role);
  return administer(ctx, { userId, operator, change: 'role-changed', details: { role }, apply });
}
