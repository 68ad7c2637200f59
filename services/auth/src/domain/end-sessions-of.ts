import type { Stores } from '../stores/database.ts';
import { administer, type Operator } from './administer-account.ts';
import type { EndingContext } from './end-session.ts';

/** Signs all devices of an account out; they may sign in again. Throws `unknown_user`. */
export function endSessionsOf(ctx: EndingContext, userId: string, operator: Operator): Promise<number> {
  const apply = async ({ administered }: Stores) => (await administered.find(userId)) !== undefined;
  return administer(ctx, { userId, operator, change: 'sessions-ended', apply });
}
