import { hostname } from 'node:os';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import type { LimitRule } from '../limits/rate-limit.ts';
import { describePlainStores, findPlainStores } from '../stores/plain-stores.ts';
import { openSecretFiles } from './secret-files.ts';
import { describeWeakSecrets, findWeakSecrets } from './weak-secrets.ts';

export const port = z.coerce.number().int().min(0).max(65_535);

/** A comma list; blanks are dropped. */
export const list = z.string().transform(value =>
  value
    .split(',')
    .map(part => part.trim())
    .filter(Boolean),
);

/** A rate (per second) with its burst, as `PARLEY_LIMITS` overrides it. */
export const rateOverride = z.object({ rate: z.number().positive(), burst: z.number().positive() });

const limitOverrides = z
  .string()
  .default('{}')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('must be JSON, for example {"sendPerUser":{"rate":100,"burst":200}}');
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), rateOverride));

/** Variables that every process reads; spread them into a service's own schema. */
export const processEnv = {
  PARLEY_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** The host's name unless given: in a container or pod that is a name of its own. */
  PARLEY_NODE: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'lower-case letters, digits and dashes')
    .prefault(() => hostname().toLowerCase()),
  HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: port,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PARLEY_LIMITS: limitOverrides,
  /** `required` refuses to start with a store that is not reached by TLS. */
  STORES_TLS: z.enum(['required', 'optional']).default('optional'),
  /** Where traces are sent, OTLP over HTTP; without it there are none. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.union([z.url(), z.literal('')]).optional(),
  /** The share of the requests whose traces are kept. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(0.01),
};

/** The part of a configuration that the runtime itself needs. */
export type ProcessConfig = z.output<z.ZodObject<typeof processEnv>>;

/** A service's limits by name, with what `PARLEY_LIMITS` replaces of them. */
export function limitsFrom<N extends string>(
  defaults: Record<N, Omit<LimitRule, 'name'>>,
  overrides: ProcessConfig['PARLEY_LIMITS'],
): Record<N, LimitRule> {
  const rules = Object.entries<Omit<LimitRule, 'name'>>(defaults).map(([name, rule]) => [
    name,
    { ...rule, name, ...overrides[name] },
  ]);
  return Object.fromEntries(rules) as Record<N, LimitRule>;
}

/**
 * Reads the environment once; `<NAME>_FILE` names a file that holds the value.
 * @throws ConfigError that names every variable that is missing, wrong, contradictory, or in production not safe
 */
export function readConfig<S extends z.ZodObject>(shape: S, given: NodeJS.ProcessEnv = process.env): z.output<S> {
  const { environment, problems } = openSecretFiles(Object.keys(shape.shape), given);
  if (problems.length > 0) throw invalid(problems);
  const result = shape.safeParse(environment);
  if (!result.success) throw invalid(result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`));
  const { PORT, METRICS_PORT, PARLEY_ENV }: Record<string, unknown> = result.data;
  if (PORT && PORT === METRICS_PORT) throw invalid([`METRICS_PORT: ${PORT} is PORT already; give it one of its own`]);
  const weak = PARLEY_ENV === 'production' ? findWeakSecrets(result.data) : [];
  if (weak.length > 0) throw new ConfigError(describeWeakSecrets(weak));
  const plain = result.data['STORES_TLS'] === 'required' ? findPlainStores(result.data) : [];
  if (plain.length > 0) throw new ConfigError(describePlainStores(plain));
  return result.data;
}

function invalid(problems: readonly string[]): ConfigError {
  return new ConfigError(`The environment is not valid:\n${problems.map(problem => `  ${problem}`).join('\n')}`);
}
