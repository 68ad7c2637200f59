import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import { Ports } from '../src/network/ports.ts';
import { exchange } from '../src/supervisor/probes.ts';
import type { Server } from '../src/supervisor/server.ts';
import type { Observer, Pace } from '../src/supervisor/supervision.ts';
import { Supervisor } from '../src/supervisor/supervisor.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const logs = join(folder, 'logs');
mkdirSync(logs);
const ports = new Ports(join(folder, 'ports.json'));
const pace: Pace = {
  firstDelayMs: 50,
  longestDelayMs: 200,
  calmAfterMs: 60_000,
  startingProbeMs: 20,
  steadyProbeMs: 50,
  startLimitMs: 60_000,
};
const LISTEN = "require('net').createServer(s => s.on('data', () => s.end('+'))).listen(process.argv[1], '127.0.0.1');";

interface Seen {
  events: string[];
  delays: number[];
  observer: Observer;
}

function watch(): Seen {
  const events: string[] = [];
  const delays: number[] = [];
  const observer: Observer = {
    changed: () => undefined,
    ready: ({ name }) => void events.push(`${name} ready`),
    died: ({ name }, how, delayMs) => {
      events.push(`${name} ${how}`);
      delays.push(delayMs);
    },
    failed: ({ name }, error) => void events.push(`${name} failed: ${(error as Error).message}`),
    recovered: ({ name }) => void events.push(`${name} back`),
    stopped: ({ name }) => void events.push(`${name} stopped`),
  };
  return { events, delays, observer };
}

async function listener(name: string, after: string[] = [], script = LISTEN): Promise<Server> {
  const port = await ports.claim(name);
  const probe: Server['probe'] = () => exchange(port, '?').then(() => ({ health: 'ready' as const }));
  return { name, kind: 'service', after, command: process.execPath, args: ['-e', script, String(port)], port, probe };
}

function supervise(servers: Server[], observer: Observer): Supervisor {
  return new Supervisor(servers, { pace, observer, logs, inherited: { PATH: process.env.PATH ?? '' } });
}

const isBack = (supervisor: Supervisor, restarts: number): Promise<void> =>
  eventually(() => expect(supervisor.status()[0]).toMatchObject({ restarts, health: 'ready' }));

test('servers come up after those they need and end before them', async () => {
  const { events, observer } = watch();
  const supervisor = supervise([await listener('store'), await listener('service', ['store'])], observer);
  await supervisor.start();
  expect(supervisor.status().map(({ health }) => health)).toEqual(['ready', 'ready']);
  await supervisor.stop();
  expect(events).toEqual(['store ready', 'service ready', 'service stopped', 'store stopped']);
  expect(supervisor.status().map(({ health, pid }) => [health, pid])).toEqual([
    ['stopped', null],
    ['stopped', null],
  ]);
});

test('a killed server is started again, each time a little later', async () => {
  const { events, delays, observer } = watch();
  const supervisor = supervise([await listener('victim')], observer);
  await supervisor.start();
  for (let restarts = 1; restarts <= 4; restarts++) {
    process.kill(supervisor.status()[0]?.pid ?? 0, 'SIGKILL');
    await isBack(supervisor, restarts);
  }
  await supervisor.stop();
  expect(delays).toEqual([50, 100, 200, 200]);
  expect(events.slice(0, 3)).toEqual(['victim ready', 'victim was ended by SIGKILL', 'victim back']);
});

test('what a killed server leaves behind is ended with it, so that its port is free again', async () => {
  const port = await ports.claim('master');
  // A master that gives its listening socket to a worker, as NGINX does, which would outlive it.
  const worker = "process.on('message', (m, server) => server.on('connection', s => s.on('data', () => s.end('+'))));";
  const master = `const w = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(worker)}], { stdio: ['ignore', 1, 2, 'ipc'] });
    const server = require('net').createServer(s => s.on('data', () => s.end('+')));
    server.listen(process.argv[1], '127.0.0.1', () => w.send('take', server));`;
  const { observer } = watch();
  const supervisor = supervise([await listener('master', [], master)], observer);
  await supervisor.start();
  process.kill(supervisor.status()[0]?.pid ?? 0, 'SIGKILL');
  await isBack(supervisor, 1);
  await supervisor.stop();
  // The kernel gives the socket back when the last killed process is gone, a moment after the signal.
  await eventually(async () => expect(await canListen(port)).toBe(true));
});

function canListen(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise(resolve => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

test('a server that dies at its start is named with its last lines, and what needs it never starts', async () => {
  const { observer } = watch();
  const marker = join(folder, 'started');
  const broken = await listener('broken', [], "console.error('no such disk'); process.exit(3);");
  const needsIt = await listener('needs-it', ['broken'], `require('fs').writeFileSync(${JSON.stringify(marker)}, '')`);
  const supervisor = supervise([broken, needsIt], observer);
  const failure = supervisor.start();
  await expect(failure).rejects.toMatchObject({
    message: 'broken does not start: it ended with code 3.',
    details: expect.arrayContaining(['no such disk']),
    fix: expect.stringContaining('broken.log'),
  });
  await supervisor.stop();
  expect(existsSync(marker)).toBe(false);
});

test('a server whose program is still being built holds up nobody, not even who needs it, and comes when it is there', async () => {
  const { events, observer } = watch();
  const built = Promise.withResolvers<Record<string, string>>();
  const answersAsBuilt = LISTEN.replace("'+'", 'process.env.WORD');
  const late = await listener('late', [], answersAsBuilt);
  const probe: Server['probe'] = () =>
    exchange(late.port ?? 0, '?', 5).then(word => ({ health: word.toString() === 'built' ? 'ready' : 'down' }));
  const servers = [
    { ...late, probe, later: { waitsFor: 'its program', env: built.promise } },
    await listener('front', ['late']),
  ];
  const supervisor = supervise(servers, observer);
  await supervisor.start();
  expect(events).toEqual(['front ready']);
  expect(supervisor.status()[0]).toMatchObject({ health: 'waiting', reason: 'waits for its program', pid: null });
  built.resolve({ WORD: 'built' });
  await eventually(() => expect(supervisor.status()[0]).toMatchObject({ health: 'ready' }));
  await supervisor.stop();
  expect(events).toEqual(['front ready', 'late ready', 'front stopped', 'late stopped']);
});

test('one whose program cannot be built is told and stays down; the others go on', async () => {
  const { events, observer } = watch();
  const later = { waitsFor: 'its program', env: Promise.reject(new Error('no compiler')) };
  later.env.catch(() => undefined);
  const supervisor = supervise([{ ...(await listener('never')), later }, await listener('front')], observer);
  await supervisor.start();
  await eventually(() => expect(events).toContain('never failed: no compiler'));
  expect(supervisor.status()).toMatchObject([{ health: 'down', reason: 'no compiler' }, { health: 'ready' }]);
  await supervisor.stop();
});

test('a stack that ends meanwhile does not wait for the program, and calls it no failure', async () => {
  const { events, observer } = watch();
  const later = { waitsFor: 'its program', env: new Promise<never>(() => undefined) };
  const supervisor = supervise([{ ...(await listener('waiting')), later }], observer);
  await supervisor.start();
  await supervisor.stop();
  expect(supervisor.status()[0]?.health).toBe('stopped');
  expect(events).toEqual([]);
});

/** A server whose code is a file in a folder of its own, as under `npm run dev`. */
async function fromFile(name: string, code: string): Promise<{ server: Server; save: (code: string) => void }> {
  const source = join(folder, name);
  const file = join(source, 'main.cjs');
  mkdirSync(source);
  const save = (text: string): void => writeFileSync(file, text);
  save(code);
  const server = await listener(name);
  return { server: { ...server, args: [file, String(server.port)], sources: [source] }, save };
}

// Its first argument is the script itself.
const LISTEN_FROM_FILE = LISTEN.replace('argv[1]', 'argv[2]');

test('a server starts again with what was saved in its folder, and no other does', async () => {
  const { observer } = watch();
  const { server, save } = await fromFile('edited', LISTEN_FROM_FILE);
  const supervisor = supervise([server, await listener('untouched')], observer);
  await supervisor.start();
  save(LISTEN_FROM_FILE.replace("'+'", "'new'"));
  expect(supervisor.restart([join(folder, 'edited', 'main.cjs')])).toEqual(['edited']);
  await eventually(async () => expect((await exchange(server.port ?? 0, '?', 3)).toString()).toBe('new'));
  expect(supervisor.restart([join(folder, 'edited-too', 'main.cjs')])).toEqual([]);
  expect(supervisor.status()[1]).toMatchObject({ health: 'ready', restarts: 0 });
  await supervisor.stop();
});

test('one with a mistake is no end, not even at its first start: it comes when the mistake is mended', async () => {
  const { events, observer } = watch();
  const { server, save } = await fromFile('mistaken', 'const = 1');
  // Of what waits for a save, nothing comes by itself in the time of this test.
  const slowly = { ...pace, firstDelayMs: 600_000, longestDelayMs: 600_000 };
  const supervisor = new Supervisor([server], { pace: slowly, observer, logs, inherited: {} });
  const up = supervisor.start();
  const mend = async (code: string, deaths: number): Promise<void> => {
    await eventually(() => expect(events.filter(event => event === 'mistaken ended with code 1')).toHaveLength(deaths));
    save(code);
    supervisor.restart([join(folder, 'mistaken', 'main.cjs')]);
  };
  for (const deaths of [1, 2, 3, 4]) await mend(deaths < 4 ? 'const = 2' : LISTEN_FROM_FILE, deaths);
  await up;
  expect(supervisor.status()).toMatchObject([{ health: 'ready' }]);
  await supervisor.stop();
});

test('a settling that a busy machine was too slow for is tried again, and nobody relies on it before', async () => {
  const { events, observer } = watch();
  let tries = 0;
  const settle = async (): Promise<void> => {
    tries += 1;
    if (tries < 3) throw new Error('no answer');
    events.push('store settled');
  };
  const supervisor = supervise(
    [{ ...(await listener('store')), settle }, await listener('service', ['store'])],
    observer,
  );
  await supervisor.start();
  await supervisor.stop();
  expect(events.slice(0, 3)).toEqual(['store settled', 'store ready', 'service ready']);
});

test('a server that never settles is given up after the limit', async () => {
  const { observer } = watch();
  const clock = { ms: 0, now: () => clock.ms };
  // Two tries fill the time that it has.
  const settle = (): Promise<void> => {
    clock.ms += pace.startLimitMs - 1;
    return Promise.reject(new Error('no primary'));
  };
  const servers = [{ ...(await listener('unsettled')), settle }];
  const supervisor = new Supervisor(servers, { pace, clock, observer, logs, inherited: {} });
  await expect(supervisor.start()).rejects.toThrow(/unsettled does not start: it did not get ready \(no primary\)/);
  await supervisor.stop();
});

test('a server that never answers is given up after the limit and ended', async () => {
  const { observer } = watch();
  const clock = { ms: 0, now: () => clock.ms };
  const silent = await listener('silent', [], 'setInterval(() => {}, 1000)');
  const probe: Server['probe'] = () => {
    clock.ms += pace.startLimitMs + 1;
    return silent.probe();
  };
  const supervisor = new Supervisor([{ ...silent, probe }], { pace, clock, observer, logs, inherited: {} });
  await expect(supervisor.start()).rejects.toThrow(/silent does not start: it did not get ready/);
  expect(supervisor.status()[0]?.pid).toBeNull();
  await supervisor.stop();
});
