import { z } from 'zod';

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
  PARLEY_NODE: z.string().regex(/^[a-z0-9-]{1,64}$/, 'lower-case letters, digits and dashes'),
  HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: port,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PARLEY_LIMITS: limitOverrides,
};

/** The part of a configuration that the runtime itself needs. */
export type ProcessConfig = z.output<z.ZodObject<typeof processEnv>>;

/** Reads the environment once. Throws one error that names every variable that is missing or wrong. */
export function readConfig<S extends z.ZodObject>(shape: S, environment: NodeJS.ProcessEnv = process.env): z.output<S> {
  const result = shape.safeParse(environment);
  if (result.success) return result.data;
  const lines = result.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not valid:\n${lines.join('\n')}`);
}
