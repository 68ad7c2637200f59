import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { api } from '@parley/contracts/api';
import { chatCommands } from '@parley/contracts/chat-events';
import type { RestCall } from '@parley/contracts/rest';
import { readConfig } from '@parley/local/config';
import { terminalProgress } from '@parley/local/progress';
import { provision, type Toolbox } from '@parley/local/tools/provision';
import { endpoints } from '../src/endpoints.ts';

const run = promisify(execFile);
const limitMs = 240_000;
const example = (name: string) => fileURLToPath(new URL(`../../../docs/examples/${name}`, import.meta.url));
const success = 'All as the contract says.';

let tools: Toolbox;

beforeAll(async () => {
  tools = await provision(['curl', 'python', 'pythonSocketIo'], readConfig().cacheDir, terminalProgress());
}, 2 * limitMs);

test('curl makes every REST call of the contract', async () => {
  const { httpUrl, mailUrl = '' } = endpoints();
  const { stdout } = await run('bash', [example('curl.sh'), httpUrl, mailUrl], { timeout: limitMs });
  expect(stdout).toContain(success);
  const calls = Object.values<RestCall>(api);
  const missing = calls.filter(call => !succeededIn(stdout, call)).map(({ method, path }) => `${method} ${path}`);
  expect(missing).toEqual([]);
});

test('an unmodified python-socketio speaks the whole socket contract', async () => {
  const script = example('python-client.py');
  const library = tools.get('pythonSocketIo') ?? '';
  const env = { ...process.env, PYTHONPATH: library };
  const { stdout } = await run(tools.get('python') ?? '', [script, endpoints().httpUrl], { env, timeout: limitMs });
  expect(stdout).toContain(success);
  const source = readFileSync(script, 'utf8');
  expect(library).toContain(/==([\d.]+)'/.exec(source)?.[1]);
  expect(Object.keys(chatCommands).filter(command => !source.includes(`"${command}"`))).toEqual([]);
});

/** What no example of REST alone can bring about, with what it shows instead: nobody is in a call there. */
const refusedHere: Record<string, number> = { '/api/channels/:id/call/moves': 404 };

/** Whether the output has a line of this call with its status of success; the example is no admin, and shows how one is refused. */
function succeededIn(output: string, { method, path, status, access }: RestCall): boolean {
  const pattern = path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/?\\s]+');
  const expected = access === 'admin' ? 403 : (refusedHere[path] ?? status);
  return new RegExp(`^ *${method.toUpperCase()} ${pattern}(\\?\\S*)? → ${expected}$`, 'm').test(output);
}
