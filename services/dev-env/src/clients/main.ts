import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readConfig } from '@parley/local/config';
import { terminalProgress } from '@parley/local/progress';
import { provision, type Toolbox } from '@parley/local/tools/provision';
import { endpoints } from '../endpoints.ts';
import { newGroup, newPerson, send } from '../people.ts';
import { onUnlimitedStack } from '../unlimited-stack.ts';

/** A client library in a program of its own, which is given `URL TOKEN ROOM MODE`. */
interface ForeignClient {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
}

const modes = ['websocket', 'polling', 'default'];
const messages = 120;
const limitMs = 180_000;
const source = (name: string) => fileURLToPath(new URL(`../../clients/${name}`, import.meta.url));
const run = promisify(execFile);

process.exitCode = await onUnlimitedStack(testClients);

async function testClients(): Promise<number> {
  const tools = await provision(
    ['python', 'pythonSocketIo', 'java', 'javac', 'javaSocketIo'],
    readConfig().cacheDir,
    terminalProgress(),
  );
  const person = await newPerson('foreign');
  const room = await newGroup(person, []);
  for (let at = 0; at < messages; at += 1) await send(person, room.id, `number ${at}`);
  const outcomes: boolean[] = [];
  for (const client of clientsOf(tools))
    for (const mode of modes) outcomes.push(await works(client, [endpoints().httpUrl, person.token, room.id, mode]));
  const failed = outcomes.filter(worked => !worked).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function clientsOf(tools: Toolbox): ForeignClient[] {
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
  ];
}

async function works({ name, command, args, env }: ForeignClient, given: string[]): Promise<boolean> {
  const options = { env: { ...process.env, ...env }, timeout: limitMs };
  const outcome = await run(command, [...args, ...given], options).catch((error: { stdout: string }) => error);
  const lines = outcome.stdout.trim().split('\n');
  console.log(`${name}, ${given.at(-1)}: ${lines.join('; ')}`);
  return !(outcome instanceof Error);
}
