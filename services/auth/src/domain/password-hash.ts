import { randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import { passwordText } from './password-text.ts';

/** OWASP's parameters for Argon2id; `memoryCost` in KiB. Raising them rehashes each password at its next login. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** PHC string with its own salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return argon2.hash(password, { ...parameters, type: argon2.argon2id });
}

function verifyPassword(hash: string, password: string): Promise<boolean> {
  return argon2.verify(hash, password);
}

/** Whether it is the password of this hash: in the form that is hashed now, or as it was typed, which releases before 0.4 hashed. */
export async function matchOf(hash: string, given: string): Promise<'now' | 'typed' | undefined> {
  const plain = passwordText(given);
  if (await verifyPassword(hash, plain)) return 'now';
  return plain !== given && (await verifyPassword(hash, given)) ? 'typed' : undefined;
}

export function needsRehash(hash: string): boolean {
  return argon2.needsRehash(hash, parameters);
}

/** A hash that no password fits: verifying against it makes an unknown account take as long as a known one. */
export function createDecoyHash(): Promise<string> {
  return hashPassword(randomBytes(32).toString('base64'));
}
