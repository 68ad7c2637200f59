import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readConfig } from '@parley/local/config';
import { terminalProgress } from '@parley/local/progress';
import { runCommand } from '@parley/local/machine/run-command';
import { provision, type Toolbox } from '@parley/local/tools/provision';
import { endpoints } from '../endpoints.ts';
import { newGroup, newPerson, send } from '../people.ts';
import { onUnlimitedStack } from '../unlimited-stack.ts';

/** A client library in a program of its own, which is given `URL TOKEN ROOM MODE`. */
interface ForeignClient {
  name: string;
  command: string;
  args: string[];
  /** The transports that it can use; all by default. */
  modes?: string[];
  env?: Record<string, string>;
}

const modes = ['websocket', 'polling', 'default'];
const messages = 120;
const limitMs = 180_000;
const buildLimitMs = 15 * 60_000;
const source = (name: string) => fileURLToPath(new URL(`../../clients/${name}`, import.meta.url));
const run = promisify(execFile);

process.exitCode = await onUnlimitedStack(testClients);

async function testClients(): Promise<number> {
  const { cacheDir } = readConfig();
  const tools = await provision(
    ['python', 'pythonSocketIo', 'java', 'javac', 'javaSocketIo', 'go'],
    cacheDir,
    terminalProgress(),
  );
  const goClient = await buildGoClient(tools, cacheDir);
  const person = await newPerson('foreign');
  const room = await newGroup(person, []);
  for (let at = 0; at < messages; at += 1) await send(person, room.id, `number ${at}`);
  const outcomes: boolean[] = [];
  for (const client of clientsOf(tools, goClient))
    for (const mode of client.modes ?? modes)
      outcomes.push(await works(client, [endpoints().httpUrl, person.token, room.id, mode]));
  const failed = outcomes.filter(worked => !worked).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Go compiles for minutes the first time, and looks after that whether something has changed. */
async function buildGoClient(tools: Toolbox, cacheDir: string): Promise<string> {
  const target = join(cacheDir, 'go-socketio', 'client');
  await runCommand(tools.get('go') ?? 'go', ['build', '-o', target, '.'], {
    cwd: source('go'),
    timeoutMs: buildLimitMs,
    fix: 'Install Go 1.26 or newer and check the way to the Go modules.',
  });
  return target;
}

function clientsOf(tools: Toolbox, goClient: string): ForeignClient[] {
  return [
    { name: 'Node socket.io-client', command: process.execPath, args: [source('node.mjs')] },
    {
      name: 'Python python-socketio',
      command: tools.get('python') ?? 'python3',
      args: [source('python_client.py')],
      env: { PYTHONPATH: tools.get('pythonSocketIo') ?? '' },
    },
    {
      name: 'Java io.socket',
      command: tools.get('java') ?? 'java',
      args: ['-cp', `${tools.get('javaSocketIo') ?? ''}/*`, source('java/Client.java')],
    },
    // With polling, 3.0.6 sends nothing while a poll is open, at a plain Socket.IO server too.
    { name: 'Go zishang520/socket.io', command: goClient, args: [], modes: ['websocket'] },
  ];
}

async function works({ name, command, args, env }: ForeignClient, given: string[]): Promise<boolean> {
  const options = { env: { ...process.env, ...env }, timeout: limitMs };
  const outcome = await run(command, [...args, ...given], options).catch((error: { stdout: string }) => error);
  const lines = outcome.stdout.trim().split('\n');
  console.log(`${name}, ${given.at(-1)}: ${lines.join('; ')}`);
  return !(outcome instanceof Error);
}
