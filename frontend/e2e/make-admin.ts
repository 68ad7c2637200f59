import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { endpoints } from '@parley/dev-env/endpoints';

const script = fileURLToPath(new URL('../../services/auth/src/admin.ts', import.meta.url));

/** What an operator does on the machine; it ends the person's sessions. */
export async function makeAdmin(username: string): Promise<void> {
  const { postgresUrl, redisUrl } = endpoints();
  const env = { POSTGRES_URL: postgresUrl, REDIS_URL: redisUrl };
  await promisify(execFile)(process.execPath, [script, 'people', 'role', username, 'admin'], { env });
}
