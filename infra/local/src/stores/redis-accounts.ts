import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../config.ts';
import { accountSecret, type Secrets } from '../data/secrets.ts';
import { redisUsers, type RedisUser } from './store-accounts.ts';

/** The password of each account. */
export function redisPasswords(secrets: Secrets): Record<RedisUser, string> {
  const passwords = redisUsers.map(user => [user, secrets[accountSecret('redis', user)]]);
  return Object.fromEntries(passwords) as Record<RedisUser, string>;
}

/** Where each account finds Redis. */
export function redisUrls(host: string, secrets: Secrets): Record<RedisUser, string> {
  const urls = Object.entries(redisPasswords(secrets)).map(([name, password]) => [
    name,
    `redis://${name}:${password}@${host}`,
  ]);
  return Object.fromEntries(urls) as Record<RedisUser, string>;
}

/**
 * The settings of a Redis that we start: it holds nothing that cannot be rebuilt, so it writes nothing. `default`, with the
 * first password, may do everything: it is for operators, health checks and tests.
 */
export function redisConf(secrets: Secrets, ...more: string[]): string {
  const template = readFileSync(join(ROOT, 'infra/redis/accounts.acl'), 'utf8');
  const accounts = Object.entries(redisPasswords(secrets)).reduce(
    (text, [name, password]) => text.replace(`@${name}@`, password),
    template,
  );
  const settings = ['save ""', 'appendonly no', 'maxmemory 256mb', 'maxmemory-policy noeviction'];
  return `${[...more, `requirepass ${secrets.redis}`, ...settings].join('\n')}\n${accounts}`;
}
