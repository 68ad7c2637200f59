import type { OwnUser } from '@parley/contracts/auth-api';
import { rememberUser } from '#lib/session/remembered-user.ts';
import { setSession, useSession } from '#lib/session/session-store.ts';

/** Shows the account as an answer tells it, where its person still is signed in. */
export function keepMe({ user }: { user: OwnUser }): OwnUser {
  const here = useSession.getState();
  if (here.status !== 'signed-in' || here.user.id !== user.id) return user;
  rememberUser(user);
  setSession({ status: 'signed-in', user });
  return user;
}
