import { ownUser, type OwnUser } from '@parley/contracts/auth-api';
import { storedValue } from '#lib/device/stored-value.ts';

const stored = storedValue('local', 'parley.user', ownUser);

/** Who was signed in here last, so that the app can open (and show the outbox) while nobody answers. No secret. */
export function rememberedUser(): OwnUser | undefined {
  return stored.read();
}

export function rememberUser(user: OwnUser): void {
  stored.write(user);
}

export function forgetUser(): void {
  stored.remove();
}
