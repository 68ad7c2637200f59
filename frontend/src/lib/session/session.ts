import { authApi, type OwnUser, type SignedIn } from '@parley/contracts/auth-api';
import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import { call } from '#lib/api/call.ts';
import { t } from '#lib/i18n/texts.ts';
import {
  accessOf,
  accessToken,
  expectAccessOf,
  forgetAccess,
  freshToken,
  keepAccess,
  whenSessionEnds,
} from '#lib/session/access.ts';
import { forgetUser, rememberedUser, rememberUser } from '#lib/session/remembered-user.ts';
import { setSession, useSession } from '#lib/session/session-store.ts';
import { hearTabs, tellTabs } from '#lib/session/tabs.ts';

/** Finds out who is here: the refresh cookie tells; when nobody answers, the account that this device remembers. */
export async function startSession(): Promise<void> {
  whenSessionEnds(endedBy);
  hearTabs(followOtherTabs);
  await openSession();
}

/** The part of the start that can be tried again. */
export async function openSession(): Promise<void> {
  setSession({ status: 'starting' });
  try {
    await freshToken(undefined);
    const { user } = await call(authApi.me, {});
    enter(user);
  } catch (error) {
    if (useSession.getState().status === 'signed-out') return;
    if (error instanceof ParleyError && error.status === 401) return setSession({ status: 'signed-out' });
    const user = rememberedUser();
    if (user) enter(user);
    else setSession({ status: 'unreachable' });
  }
}

export function signedIn(answer: SignedIn): void {
  keepAccess(accessOf(answer));
  enter(answer.user);
  tellTabs({ type: 'signed-in', userId: answer.user.id });
}

/** Ends the session on the server and here. What waits in the outbox stays on the device for the next sign-in. */
export async function signOut(): Promise<void> {
  await accessToken().catch(() => undefined);
  await call(authApi.logout, {});
  leave();
  tellTabs({ type: 'signed-out' });
}

/** The platform says that this session is over. */
export function sessionRevoked(): void {
  leave(t.auth.sessionEnded);
  tellTabs({ type: 'signed-out' });
}

function enter(user: OwnUser): void {
  rememberUser(user);
  expectAccessOf(user.id);
  setSession({ status: 'signed-in', user });
}

function leave(notice?: string): void {
  forgetAccess();
  forgetUser();
  setSession(notice === undefined ? { status: 'signed-out' } : { status: 'signed-out', notice });
}

function endedBy(reason: ErrorCode): void {
  const wasIn = useSession.getState().status === 'signed-in';
  leave(wasIn || reason !== 'unauthenticated' ? t.auth.sessionEnded : undefined);
}

function followOtherTabs(message: Parameters<Parameters<typeof hearTabs>[0]>[0]): void {
  const here = useSession.getState();
  const userId = here.status === 'signed-in' ? here.user.id : undefined;
  if (message.type === 'access' && message.access.userId === userId) keepAccess(message.access);
  if (message.type === 'signed-out' && userId !== undefined) leave();
  if (message.type === 'signed-in' && message.userId !== userId) location.reload();
}
