import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import { chatCommands } from '@parley/contracts/chat-events';
import type { RestCall } from '@parley/contracts/rest';
import { endpoints } from '../src/endpoints.ts';
import { pythonWith } from './support/python.ts';

const run = promisify(execFile);
const limitMs = 120_000;
const example = (name: string) => fileURLToPath(new URL(`../../../docs/examples/${name}`, import.meta.url));

test(
  'curl makes every REST call of the contract',
  async () => {
    const { stdout } = await run('bash', [example('curl.sh'), endpoints().httpUrl], { timeout: limitMs });
    expect(stdout).toContain('All as the contract says.');
    const calls = Object.values<RestCall>({ ...authApi, ...chatApi });
    const missing = calls.filter(call => !succeededIn(stdout, call)).map(({ method, path }) => `${method} ${path}`);
    expect(missing).toEqual([]);
  },
  limitMs,
);

test(
  'an unmodified python-socketio speaks the whole socket contract',
  async () => {
    const script = example('python-client.py');
    const { program, env } = await pythonWith(pinnedIn(script));
    const { stdout } = await run(program, [script, endpoints().httpUrl], { env, timeout: limitMs });
    expect(stdout).toContain('All as the contract says.');
    const source = readFileSync(script, 'utf8');
    expect(Object.keys(chatCommands).filter(command => !source.includes(`"${command}"`))).toEqual([]);
  },
  2 * limitMs,
);

/** Whether the output has a line of this call with its status of success. */
function succeededIn(output: string, { method, path, status }: RestCall): boolean {
  const pattern = path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/?\\s]+');
  return new RegExp(`^ *${method.toUpperCase()} ${pattern}(\\?\\S*)? → ${status}$`, 'm').test(output);
}

/** The version that the example tells its reader to install. */
function pinnedIn(script: string): string {
  const [, requirement] = /pip install '([^']+)'/.exec(readFileSync(script, 'utf8')) ?? [];
  if (!requirement) throw new Error(`${script} does not say what to install`);
  return requirement;
}
