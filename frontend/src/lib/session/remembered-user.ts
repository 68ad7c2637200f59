import { ownUser, type OwnUser } from '@parley/contracts/auth-api';

const key = 'parley.user';

/** Who was signed in here last, so that the app can open (and show the outbox) while nobody answers. No secret. */
export function rememberedUser(): OwnUser | undefined {
  const stored = localStorage.getItem(key);
  if (stored === null) return undefined;
  const parsed = ownUser.safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : undefined;
}

export function rememberUser(user: OwnUser): void {
  localStorage.setItem(key, JSON.stringify(user));
}

export function forgetUser(): void {
  localStorage.removeItem(key);
}
