import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCaller, type Caller } from '@parley/client/rest/caller';
import { authApi } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import type { Account, Platform } from '../platform.ts';

/** Signed in through the gateway. */
export interface Session {
  readonly token: string;
  /** Makes calls as the one who signed in. */
  readonly call: Caller;
}

const timeoutMs = 8_000;

/** Calls of somebody who has not signed in. */
export function callerOf(baseUrl: string): Caller {
  return createCaller({ baseUrl, timeoutMs });
}

/**
 * Signs in with the account that was given, or with the doctor's own: registered at the first examination of a stack on
 * this machine and kept in its data folder, so that examinations leave one account and not one each.
 */
export async function signIn(platform: Platform): Promise<Session> {
  const { url, dataDir } = platform;
  if (platform.account) return logIn(url, platform.account);
  const file = dataDir === undefined ? undefined : join(dataDir, 'doctor.json');
  const kept = file !== undefined && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Account) : undefined;
  if (kept) {
    try {
      return await logIn(url, kept);
    } catch (error) {
      // The folder outlived the database.
      if (!(error instanceof ParleyError) || error.code !== 'invalid_credentials') throw error;
    }
  }
  const account = await register(url);
  if (file !== undefined) writeFileSync(file, JSON.stringify(account), { mode: 0o600 });
  return logIn(url, account);
}

async function logIn(url: string, body: Account): Promise<Session> {
  const { accessToken: token } = await callerOf(url)(authApi.login, { body });
  return { token, call: createCaller({ baseUrl: url, timeoutMs, token }) };
}

async function register(url: string): Promise<Account> {
  const username = `doctor-${randomBytes(6).toString('hex')}`;
  const password = randomBytes(24).toString('base64url');
  await callerOf(url)(authApi.register, { body: { username, email: `${username}@example.org`, password } });
  return { login: username, password };
}
