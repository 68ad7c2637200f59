import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson, writeWhole } from '../machine/files.ts';
import type { Layout } from './layout.ts';
import { kafkaAccounts, redisUsers, type KafkaAccount, type RedisUser } from '../stores/store-accounts.ts';

/** The password of each account in Redis and Kafka: `redisChat`, `kafkaDelivery`. */
type AccountSecrets = Readonly<Record<`redis${Capitalize<RedisUser>}` | `kafka${Capitalize<KafkaAccount>}`, string>>;

/** The stack's passwords, made at its first start. */
export interface Secrets extends AccountSecrets {
  readonly postgresAdmin: string;
  /** The owner of the database, and the account that auth has. */
  readonly postgres: string;
  readonly postgresAuth: string;
  /** Redis's `default`. */
  readonly redis: string;
  readonly mongo: string;
  /** What members of the replica set show each other. */
  readonly mongoKey: string;
  /** KRaft's id of this cluster, 16 bytes in URL-safe base64. */
  readonly kafkaClusterId: string;
  /** What chat signs call tickets with and video verifies, 32 bytes in hex. */
  readonly callTicket: string;
  /** What chat makes TURN passwords with and coturn verifies. */
  readonly turn: string;
  /** MongoDB's superuser, and the account that reads its figures. */
  readonly mongoRoot: string;
  readonly mongoExporter: string;
  /** The secret key of the S3 store. */
  readonly s3: string;
  /** Compose's: Grafana's `admin`. */
  readonly grafanaAdmin: string;
}

const makers: Record<Exclude<keyof Secrets, keyof AccountSecrets>, () => string> = {
  postgresAdmin: password,
  postgres: password,
  postgresAuth: password,
  redis: password,
  mongo: password,
  mongoKey: () => randomBytes(48).toString('base64'),
  kafkaClusterId: () => randomBytes(16).toString('base64url'),
  callTicket: () => randomBytes(32).toString('hex'),
  turn: password,
  mongoRoot: password,
  mongoExporter: password,
  s3: password,
  grafanaAdmin: password,
};

/** Reads the secrets, adds those that are missing, keeps them readable for their owner alone. */
export function openSecrets(file: string): Secrets {
  const known = readJson<Partial<Record<string, string>>>(file) ?? {};
  const accounts = [
    ...redisUsers.map(user => accountSecret('redis', user)),
    ...kafkaAccounts.map(account => accountSecret('kafka', account)),
  ].map(name => [name, password] as const);
  const made = [...Object.entries(makers), ...accounts].map(([name, make]) => [name, known[name] ?? make()]);
  const secrets = Object.fromEntries(made) as unknown as Secrets;
  writeJson(file, secrets, 0o600);
  return secrets;
}

/** Makes the first key that signs access tokens: `<kid>.pem`, P-256, PKCS#8. */
export function openSigningKeys(layout: Layout): string {
  mkdirSync(layout.authKeys, { recursive: true, mode: 0o700 });
  chmodSync(layout.authKeys, 0o700);
  if (readdirSync(layout.authKeys).some(name => name.endsWith('.pem'))) return layout.authKeys;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = new Date().toISOString().slice(0, 10);
  writeWhole(
    join(layout.authKeys, `${kid}.pem`),
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    0o600,
  );
  return layout.authKeys;
}

/** The name of an account's password among the secrets. */
export function accountSecret<S extends 'redis' | 'kafka', A extends string>(store: S, account: A) {
  return `${store}${account.charAt(0).toUpperCase()}${account.slice(1)}` as `${S}${Capitalize<A>}`;
}

function password(): string {
  return randomBytes(24).toString('base64url');
}
