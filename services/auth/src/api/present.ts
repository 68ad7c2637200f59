import type { OwnUser, PublicUser, Session, SignedIn } from '@parley/contracts/auth-api';
import type { Context } from '../context.ts';
import { grantAccess } from '../domain/access-token.ts';
import type { SignIn } from '../domain/register.ts';
import type { SessionRow } from '../stores/sessions.ts';
import type { User } from '../stores/users.ts';

export function presentUser({ id, username, displayName, avatarUrl, role }: User): PublicUser {
  return { id, username, displayName, avatarUrl, ...(role === 'guest' && { guest: true }) };
}

export function presentOwnUser(user: User): OwnUser {
  const { email, emailVerified, pendingEmail, role } = user;
  const address = { email, emailVerified, pendingEmail };
  return { ...presentUser(user), ...address, role, createdAt: user.createdAt.toISOString() };
}

export function presentSession(session: SessionRow, currentId: string): Session {
  const { id, device, address, createdAt, lastSeenAt } = session;
  const times = { createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() };
  return { id, device, address, ...times, current: id === currentId };
}

export function presentSignIn(ctx: Context, { user, sessionId }: Pick<SignIn, 'user' | 'sessionId'>): SignedIn {
  const { id: userId, role, email, emailVerified, createdAt: registeredAt } = user;
  const holder = { userId, sessionId, role, email, emailVerified, registeredAt };
  return { user: presentOwnUser(user), ...grantAccess(ctx, holder) };
}
