import type { FilesLimit } from '@parley/contracts/limit-names';
import type { LimitRule } from '@parley/runtime/limits/rate-limit';
import { limitsFrom, list, port, processEnv, readConfig } from '@parley/runtime/process/config';
import { z } from 'zod';

const env = z.object({
  ...processEnv,
  PORT: port,
  REDIS_URL: z.string(),
  AUTH_JWKS_URL: z.url(),
  PUBLIC_ORIGINS: list,
  /** Where the S3 store answers: `https://s3.example.org`. */
  S3_URL: z.url({ protocol: /^https?$/ }),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket')
    .default('parley'),
  S3_ACCESS_KEY: z.string().min(1),
  S3_SECRET: z.string().min(1),
  /** Pictures that are decoded at a time. */
  PARLEY_PICTURE_CONCURRENCY: z.coerce.number().int().min(1).max(16).default(1),
});

/** `PARLEY_LIMITS` replaces their figures by name. */
const defaultLimits = {
  /** Uploads of one person. */
  picturesPerUser: { rate: 1 / 60, burst: 20, by: 'user' },
  /** Pictures that one address reads past the cache of the gateway; a list of people asks for many at once. */
  pictureReads: { rate: 200, burst: 2_000, by: 'address' },
} as const satisfies Record<FilesLimit, Omit<LimitRule, 'name'>>;

export type FilesConfig = z.output<typeof env> & { limits: Record<FilesLimit, LimitRule> };

/** Reads the environment. Throws when something is missing or wrong, or in production not safe. */
export function readFilesConfig(environment?: NodeJS.ProcessEnv): FilesConfig {
  const config = readConfig(env, environment);
  return { ...config, limits: limitsFrom(defaultLimits, config.PARLEY_LIMITS) };
}
