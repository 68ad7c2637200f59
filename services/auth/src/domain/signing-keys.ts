import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CallReply } from '@parley/contracts/rest';
import type { authApi } from '@parley/contracts/auth-api';

type Jwk = CallReply<typeof authApi.jwks>['keys'][number];

/** The private key that signs, and the public halves of all keys that may have signed what still lives. */
export interface SigningKeys {
  kid: string;
  privateKey: KeyObject;
  jwks: Jwk[];
}

/**
 * Reads `<kid>.pem` files (PKCS#8, P-256); the last by name signs. To rotate: add a key with a later name, restart the
 * nodes one by one, and take the old file away when the last token that it signed has expired. Throws when there is
 * no usable key.
 */
export async function readSigningKeys(folder: string): Promise<SigningKeys> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.pem')).sort();
  const keys = await Promise.all(files.map(file => readKey(join(folder, file))));
  const newest = keys.at(-1);
  if (!newest) throw new Error(`AUTH_KEYS_DIR holds no <kid>.pem; make one with: ${recipe}`);
  return { kid: newest.kid, privateKey: newest.privateKey, jwks: keys.map(key => key.jwk) };
}

const recipe = 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out <kid>.pem';

async function readKey(path: string): Promise<{ kid: string; privateKey: KeyObject; jwk: Jwk }> {
  const kid = basename(path, '.pem');
  const privateKey = createPrivateKey(await readFile(path));
  const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (kty !== 'EC' || crv !== 'P-256' || !x || !y)
    throw new Error(`${kid}.pem is not a P-256 key; make one with: ${recipe}`);
  return { kid, privateKey, jwk: { kty, crv, x, y, kid, use: 'sig', alg: 'ES256' } };
}
