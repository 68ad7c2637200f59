import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tokenRules, type AccessTokenClaims } from '@parley/contracts/access-token';

/**
 * Signs access tokens as auth does, with the key of the stack under test. Thousands of people would each cost a
 * password hash otherwise, which is not what most questions are about.
 */
export function createTokenMint(keysDir: string): (userId: string) => string {
  const file = readdirSync(keysDir)
    .filter(name => name.endsWith('.pem'))
    .sort()
    .at(-1);
  if (!file) throw new Error(`There is no signing key in ${keysDir}`);
  const key = createPrivateKey(readFileSync(join(keysDir, file)));
  const head = encode({ alg: tokenRules.algorithm, typ: 'JWT', kid: basename(file, '.pem') });
  return userId => {
    const unsigned = `${head}.${encode(claimsOf(userId))}`;
    const signature = sign('sha256', Buffer.from(unsigned), { key, dsaEncoding: 'ieee-p1363' });
    return `${unsigned}.${signature.toString('base64url')}`;
  };
}

function claimsOf(userId: string): AccessTokenClaims {
  const iat = Math.floor(Date.now() / 1_000);
  const { issuer, audience, lifetimeSeconds } = tokenRules;
  return { iss: issuer, aud: audience, sub: userId, sid: randomUUID(), role: 'user', iat, exp: iat + lifetimeSeconds };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
