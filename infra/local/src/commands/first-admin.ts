import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Config } from '../config.ts';
import { adminProcess } from './admin.ts';

/**
 * The link with which somebody becomes the first admin, for the person who has just started the platform. Undefined when there is an
 * admin, or when no link could be made: `npm run admin -- people first-admin` says why.
 */
export async function firstAdminLink(config: Config): Promise<string | undefined> {
  const { script, env } = adminProcess(config);
  const asked = promisify(execFile)(process.execPath, [script, 'people', 'first-admin'], { env, timeout: 20_000 });
  return asked.then(
    ({ stdout }) => stdout.split('\n')[0],
    () => undefined,
  );
}
