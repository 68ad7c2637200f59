import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';
import { start } from './start.ts';

/** Who works on sign-up makes many accounts from one address. */
const LIMITS = JSON.stringify({ register: { rate: 5, burst: 100 } });

/** Runs the native stack for those who change it, until it is told to end; resolves with the exit code. */
export function dev(config: Config): Promise<number> {
  return start(forDevelopment(config));
}

/** The same stack with watch mode and Vite, whose origin is let in: a {@link Problem} in production. */
export function forDevelopment(config: Config): Config {
  if (config.environment === 'production') {
    throw new Problem(
      'npm run dev lets the pages of a development server in, which production must not.',
      'Use npm start, or leave PARLEY_ENV=production out.',
    );
  }
  return { ...config, dev: true, only: undefined, inherited: { PARLEY_LIMITS: LIMITS, ...config.inherited } };
}
