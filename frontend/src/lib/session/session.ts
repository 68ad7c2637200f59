import { authApi, refreshSign, type OwnUser, type SignedIn } from '@parley/contracts/auth-api';
import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import { call } from '#lib/api/call.ts';
import { tidyDevice } from '#lib/device/account-data.ts';
import {
  accessToken,
  expectAccessOf,
  forgetAccess,
  freshToken,
  keepAccess,
  keepAccessOfTab,
  whenSessionEnds,
} from '#lib/session/access.ts';
import { forgetUser, rememberedUser, rememberUser } from '#lib/session/remembered-user.ts';
import { type SessionState, setSession, useSession } from '#lib/session/session-store.ts';
import { hearTabs, type TabMessage, tellTabs } from '#lib/session/tabs.ts';

/**
 * The person has asked for the end of this session, here or in another tab. Whichever way word of the end comes first,
 * then, it is what they wished.
 */
let endIsWished = false;
/** The platform has said who is here; before that it is whom this device remembers. */
let isConfirmed = false;

/**
 * Finds out who is here: the refresh cookie tells; when nobody answers, the account that this device remembers. Where
 * there is no sign of either nobody is asked.
 */
export async function startSession(): Promise<void> {
  whenSessionEnds(endedBy);
  hearTabs(followOtherTabs);
  await openSession();
}

/** The part of the start that can be tried again. */
export async function openSession(): Promise<void> {
  const remembered = rememberedUser();
  // What the device has kept is shown at once; the platform says soon whether the session still stands.
  if (remembered) show(remembered);
  else if (hasRefreshSign()) setSession({ status: 'starting' });
  else return leave('never-in');
  try {
    await freshToken(undefined);
    const { user } = await call(authApi.me, {});
    enter(user);
  } catch (error) {
    if (useSession.getState().status === 'signed-out') return;
    if (error instanceof ParleyError && error.status === 401) return leave('never-in');
    if (remembered) tidy(remembered.id);
    else setSession({ status: 'unreachable' });
  }
}

export function signedIn(answer: SignedIn): void {
  keepAccess(answer);
  enter(answer.user);
  tellTabs({ type: 'signed-in', userId: answer.user.id });
}

function hasRefreshSign(): boolean {
  return document.cookie.split('; ').includes(`${refreshSign.name}=${refreshSign.value}`);
}

/** Ends the session on the server and here. Nothing of the account stays on this device, unsent text neither. */
export async function signOut(): Promise<void> {
  await endOwnSession(() => call(authApi.logout, {}));
}

/** The same by another call that ends it; resolves with its answer. */
export async function endOwnSession<T>(end: () => Promise<T>): Promise<T> {
  await accessToken().catch(() => undefined);
  wishForEnd(true);
  const answer = await end().catch((error: unknown) => {
    wishForEnd(false);
    throw error;
  });
  leave('own-wish');
  tellTabs({ type: 'signed-out', because: 'own-wish' });
  return answer;
}

function wishForEnd(isWished: boolean): void {
  endIsWished = isWished;
  tellTabs({ type: 'signing-out', isWished });
}

/** The platform says that this session is over. */
export function sessionRevoked(): void {
  leave('ended');
  tellTabs({ type: 'signed-out', because: 'ended' });
}

function enter(user: OwnUser): void {
  endIsWished = false;
  isConfirmed = true;
  rememberUser(user);
  show(user);
  tidy(user.id);
}

function show(user: OwnUser): void {
  expectAccessOf(user.id);
  setSession({ status: 'signed-in', user });
}

function leave(because: Extract<SessionState, { status: 'signed-out' }>['because']): void {
  const wasIn = isConfirmed && useSession.getState().status === 'signed-in';
  isConfirmed = false;
  forgetAccess();
  forgetUser();
  setSession({ status: 'signed-out', because: endIsWished ? 'own-wish' : because });
  // The chat that runs removes its own data; before it has started nobody else would.
  if (!wasIn) tidy(undefined);
}

/** The browser may refuse, and the next start tries again. */
function tidy(userId: string | undefined): void {
  tidyDevice(userId).catch(() => undefined);
}

function endedBy(reason: ErrorCode): void {
  leave(isConfirmed || reason !== 'unauthenticated' ? 'ended' : 'never-in');
}

function followOtherTabs(message: TabMessage): void {
  const here = useSession.getState();
  const userId = here.status === 'signed-in' ? here.user.id : undefined;
  if (message.type === 'access' && message.userId === userId) keepAccessOfTab(message);
  if (message.type === 'signing-out' && userId !== undefined) endIsWished = message.isWished;
  if (message.type === 'signed-out' && userId !== undefined) leave(message.because);
  if (message.type === 'signed-in' && message.userId !== userId) location.reload();
}
