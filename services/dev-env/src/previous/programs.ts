import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Toolbox } from '@parley/local/tools/provision';
import { endpoints } from '../endpoints.ts';
import type { Checks } from './checks.ts';
import type { PreviousRelease } from './previous-release.ts';

const run = promisify(execFile);
const limitMs = 180_000;

/**
 * What people have copied from the previous release: its examples, and clients with its contracts. All of them must pass.
 * Where a route is changed on purpose, the check of that program goes, and its place says why.
 */
export async function runPrograms(checks: Checks, { folder }: PreviousRelease, tools: Toolbox): Promise<void> {
  const { httpUrl } = endpoints();
  const example = (name: string) => join(folder, 'docs/examples', name);
  const python = tools.get('python') ?? 'python3';
  const library = { PYTHONPATH: tools.get('pythonSocketIo') ?? '' };
  await checks.hold('its curl.sh makes every call', () => passes('bash', [example('curl.sh'), httpUrl]));
  await checks.hold('its python-client.py speaks the whole socket contract', () =>
    passes(python, [example('python-client.py'), httpUrl], library),
  );
  // Every answer and notice is parsed by the schemas of that release.
  const use = `import { useParley } from ${JSON.stringify(join(folder, 'services/dev-env/src/use-parley.ts'))};
    await useParley(); console.log('All parsed.');`;
  await checks.hold('its own clients parse what they are answered, calls included', () =>
    passes(process.execPath, ['--input-type=module', '--eval', use]),
  );
}

/** Resolves with the last line of the program; rejects with what it said when it fails. */
async function passes(program: string, args: string[], environment: Record<string, string> = {}): Promise<string> {
  const options = { env: { ...process.env, ...environment }, timeout: limitMs, maxBuffer: 16_000_000 };
  const outcome = await run(program, args, options).catch((error: Error & { stdout: string; stderr: string }) => error);
  const lines = outcome.stdout.trim().split('\n');
  if (outcome instanceof Error) throw new Error([...lines.slice(-3), outcome.stderr.trim()].join('\n'));
  return lines.at(-1) ?? '';
}
