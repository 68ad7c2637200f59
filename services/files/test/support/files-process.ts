import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { freePorts } from '@parley/dev-env/free-ports';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A node of files in a process of its own, for tests that take its store away. */
export interface FilesProcess {
  url: string;
  adminUrl: string;
  stop(): Promise<void>;
}

/** Starts it on the stores of the stack, but for the S3 store, which is at this address. */
export async function startFiles(s3Url: string): Promise<FilesProcess> {
  const { redis, s3, httpUrl } = endpoints();
  const [port, adminPort] = await freePorts(2);
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = {
    ...{ PATH, NODE_COMPILE_CACHE, PARLEY_NODE: 'files-test', PARLEY_ENV: 'test', PUBLIC_ORIGINS: '' },
    ...{ PORT: String(port), METRICS_PORT: String(adminPort), REDIS_URL: redis.files, S3_URL: s3Url },
    ...{ S3_ACCESS_KEY: s3.accessKey, S3_SECRET: s3.secret },
    AUTH_JWKS_URL: `${httpUrl}/api/auth/.well-known/jwks.json`,
  };
  const child = spawn(process.execPath, [main], { env, stdio: 'ignore' });
  const exited = once(child, 'exit');
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  await eventually(() => fetch(`${adminUrl}/healthz`), 60_000).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url: `http://127.0.0.1:${port}`, adminUrl, stop };
}
