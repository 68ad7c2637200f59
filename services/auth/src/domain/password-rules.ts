import { ParleyError } from '@parley/contracts/errors';
import { dictionary } from '@zxcvbn-ts/language-common';

const common = new Set(dictionary['passwords-common']);

/** Names shorter than this turn up inside good passwords by chance. */
const minNameLength = 4;

interface Names {
  username: string;
  email: string;
}

/**
 * Refuses what is guessed first: passwords from the list of common ones (also with digits or signs hung on), one
 * character repeated, and those that hold the user's own names. Throws `validation_failed` that names the field.
 */
export function demandGoodPassword(password: string, { username, email }: Names): void {
  const plain = password.toLowerCase();
  const bare = plain.replace(/[^\p{L}]+$/u, '');
  if (common.has(plain) || common.has(bare)) throw badPassword('This password is one of the first that are guessed');
  if (new Set(plain).size === 1) throw badPassword('More than one character repeated');
  const names = [username, email.split('@')[0] ?? ''].filter(name => name.length >= minNameLength);
  if (names.some(name => plain.includes(name))) throw badPassword('Must not contain your username or e-mail address');
}

function badPassword(message: string): ParleyError {
  return new ParleyError('validation_failed', `password: ${message}`, { errors: [{ field: 'password', message }] });
}
