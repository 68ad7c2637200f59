import { registrationMode } from '@parley/contracts/auth-api';
import type { AuthLimit } from '@parley/contracts/limit-names';
import { limitsFrom, list, port, processEnv, readConfig, type ProcessConfig } from '@parley/runtime/process/config';
import { kafkaConnection, kafkaEnv, type KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import type { LimitRule } from '@parley/runtime/limits/rate-limit';
import { ConfigError } from '@parley/runtime/process/config-error';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import type { LockRule } from './domain/lockout-steps.ts';

/** Compose hands over what is not set as an empty text. */
const emptyOr = <T extends z.ZodType>(value: T) =>
  z
    .literal('')
    .transform(() => undefined)
    .or(value)
    .optional();

const shape = z.object({
  ...processEnv,
  PORT: port,
  POSTGRES_URL: z.url(),
  REDIS_URL: z.url(),
  ...kafkaEnv,
  PUBLIC_ORIGINS: list,
  AUTH_KEYS_DIR: z.string().min(1),
  PARLEY_REGISTRATION: registrationMode.default('open'),
  PARLEY_REGISTRATION_DOMAINS: list.prefault(''),
  /** Whether an address is confirmed before there is an account; `auto`: where its domain is what lets people in. */
  PARLEY_REGISTRATION_CONFIRM: z.enum(['auto', 'on']).default('auto'),
  /** Whether people may be here without an account; `auto`: only where everybody may register. */
  PARLEY_GUESTS: z.enum(['auto', 'on', 'off']).default('auto'),
  /** `smtp://…` or `smtps://…`, with the account; without it the server sends no e-mail. */
  SMTP_URL: emptyOr(z.url({ protocol: /^smtps?$/ })),
  /** Whom mails come from: an address, or `Name <address>`. */
  MAIL_FROM: emptyOr(z.string().min(3).max(200)),
  /** Password hashes at a time. One core at least stays for everything else. */
  PARLEY_HASH_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(2)
    .default(availableParallelism() > 2 ? 2 : 1),
});

/**
 * Many people share an address: an office, a school, a mobile network. But one address must not come near what a node
 * can hash (about 30 a second on one core), and accounts that anybody can make without end would void every limit
 * that is a person's.
 */
const defaultLimits = {
  register: { rate: 5 / 60, burst: 5, by: 'address' },
  /** A class behind one address comes by one link. */
  enterAsGuest: { rate: 20 / 60, burst: 40, by: 'address' },
  /** Registrations and guests of everybody together: above these each must answer a challenge, and such ones have a bound too. */
  registrationCalm: { rate: 0.5, burst: 60, by: 'address' },
  registrationWithProof: { rate: 5, burst: 300, by: 'address' },
  login: { rate: 5, burst: 50, by: 'address' },
  /** Tries for one account, good ones too; an address that is known to the account counts apart. */
  loginPerAccount: { rate: 0.5, burst: 20, by: 'user' },
  refresh: { rate: 100, burst: 1_000, by: 'address' },
  searchUsers: { rate: 10, burst: 50, by: 'user' },
  /** The own account and its sessions, and people by id. */
  accountReads: { rate: 50, burst: 300, by: 'user' },
  /** Changes of the own name and picture: each is told to all who share a room or a space. */
  profileChanges: { rate: 1 / 20, burst: 20, by: 'user' },
  /** Tries count, and each may cost two hashes. */
  accountChanges: { rate: 1 / 20, burst: 10, by: 'user' },
  /** Links for forgotten passwords, asked for and opened. */
  passwordResets: { rate: 10 / 3_600, burst: 10, by: 'address' },
  /** Mails that one address gets on a stranger's wish. */
  mailsPerAddress: { rate: 3 / 3_600, burst: 3, by: 'user' },
  /** What admins look at and do. */
  adminReads: { rate: 10, burst: 100, by: 'user' },
  adminChanges: { rate: 2, burst: 60, by: 'user' },
  /** What anybody may read, by address. */
  publicReads: { rate: 50, burst: 500, by: 'address' },
} as const satisfies Record<
  AuthLimit | 'mailsPerAddress' | 'registrationCalm' | 'registrationWithProof' | 'loginPerAccount',
  Omit<LimitRule, 'name'>
>;

/** Failed logins of one address: `burst` of them lock it, and it forgets `rate` a second. */
const defaultAddressFailures = { rate: 1 / 6, burst: 200 };

export interface Config extends ProcessConfig {
  port: number;
  host: string;
  postgresUrl: string;
  redisUrl: string;
  kafka: KafkaConnection;
  publicOrigins: string[];
  keysDir: string;
  hashConcurrency: number;
  /** Who may register where no operator chose otherwise; `domains` in lower case, empty for all. */
  registration: { mode: z.infer<typeof registrationMode>; domains: string[]; confirm: 'auto' | 'on' };
  /** Whether people may be here without an account; `auto`: only while everybody may register. */
  guests: 'auto' | 'on' | 'off';
  /** Undefined where the server sends no e-mail. */
  mail: { url: string; from: string } | undefined;
  /** Each can be replaced by its name in `PARLEY_LIMITS`. */
  limits: Record<keyof typeof defaultLimits, LimitRule>;
  /** As `addressFailures` in `PARLEY_LIMITS`. */
  addressLock: LockRule;
}

/** Reads the environment. Throws when something is missing or wrong, or in production not safe. */
export function readAuthConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const env = readConfig(shape, environment);
  const { rate, burst } = env.PARLEY_LIMITS['addressFailures'] ?? defaultAddressFailures;
  return {
    ...env,
    port: env.PORT,
    host: env.HOST,
    postgresUrl: env.POSTGRES_URL,
    redisUrl: env.REDIS_URL,
    kafka: kafkaConnection(env),
    publicOrigins: env.PUBLIC_ORIGINS,
    keysDir: env.AUTH_KEYS_DIR,
    hashConcurrency: env.PARLEY_HASH_CONCURRENCY,
    guests: env.PARLEY_GUESTS,
    mail: mailOf(env.SMTP_URL, env.MAIL_FROM),
    registration: registrationOf(env),
    limits: limitsFrom(defaultLimits, env.PARLEY_LIMITS),
    addressLock: { threshold: Math.ceil(burst), forgetEveryMs: 1_000 / rate },
  };
}

function mailOf(url: string | undefined, from: string | undefined): Config['mail'] {
  if (url === undefined) return undefined;
  if (from === undefined) throw new ConfigError('SMTP_URL is set: say in MAIL_FROM whom e-mails come from');
  return { url, from };
}

function registrationOf(env: z.infer<typeof shape>): Config['registration'] {
  const { PARLEY_REGISTRATION: mode, PARLEY_REGISTRATION_CONFIRM: confirm } = env;
  const domains = env.PARLEY_REGISTRATION_DOMAINS.map(domain => domain.toLowerCase());
  if (mode === 'domain' && domains.length === 0)
    throw new ConfigError('PARLEY_REGISTRATION is domain: name the domains in PARLEY_REGISTRATION_DOMAINS');
  if (confirm === 'on' && env.SMTP_URL === undefined)
    throw new ConfigError('PARLEY_REGISTRATION_CONFIRM is on: say in SMTP_URL how e-mail is sent');
  return { mode, domains, confirm };
}
