import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Ports } from '../src/ports.ts';
import { exchange } from '../src/probes.ts';
import type { Server } from '../src/server.ts';
import type { Observer, Pace } from '../src/supervision.ts';
import { Supervisor } from '../src/supervisor.ts';
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
  startLimitMs: 5_000,
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

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds() && tries < 500; tries++) await sleep(20);
  expect(holds()).toBe(true);
}

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
    await until(() => supervisor.status()[0]?.restarts === restarts && supervisor.status()[0]?.health === 'ready');
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
  await until(() => supervisor.status()[0]?.restarts === 1 && supervisor.status()[0]?.health === 'ready');
  await supervisor.stop();
  // The kernel gives the socket back when the last killed process is gone, a moment after the signal.
  let isFree = false;
  for (let attempt = 0; attempt < 40 && !isFree; attempt += 1) {
    isFree = await canListen(port);
    if (!isFree) await new Promise(resolve => setTimeout(resolve, 50));
  }
  expect(isFree).toBe(true);
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
  const settle = (): Promise<void> => Promise.reject(new Error('no primary'));
  const hurried = { ...pace, startLimitMs: 300 };
  const servers = [{ ...(await listener('unsettled')), settle }];
  const supervisor = new Supervisor(servers, { pace: hurried, observer, logs, inherited: {} });
  await expect(supervisor.start()).rejects.toThrow(/unsettled does not start: it did not get ready \(no primary\)/);
  await supervisor.stop();
});

test('a server that never answers is given up after the limit and ended', async () => {
  const { observer } = watch();
  const silent = { ...(await listener('silent', [], 'setInterval(() => {}, 1000)')) };
  const hurried = { ...pace, startLimitMs: 300 };
  const supervisor = new Supervisor([silent], { pace: hurried, observer, logs, inherited: {} });
  await expect(supervisor.start()).rejects.toThrow(/silent does not start: it did not get ready/);
  expect(supervisor.status()[0]?.pid).toBeNull();
  await supervisor.stop();
});
