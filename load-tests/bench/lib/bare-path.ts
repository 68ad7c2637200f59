import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts } from '@parley/dev-env/free-ports';
import { renderGateway } from '@parley/gateway/render';
import { layoutOf } from '@parley/local/data/layout';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import { bareTopic, type BareStores } from '../bare/path.ts';
import type { Platform } from './platform.ts';

/** Two bare nodes and a bare worker on the stores of a platform, behind a gateway like the platform's. */
export interface BarePath {
  url: string;
  /** Its own processes, and the stores that it uses. */
  pids: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

const partitions = 24;
const nodes = ['chat-1', 'chat-2'];
const stores = ['kafka', 'mongo', 'redis'];

export async function startBarePath(platform: Platform): Promise<BarePath> {
  await createTopic(platform);
  const worker = await startProgram('worker', platform);
  const programs = await Promise.all(nodes.map(() => startProgram('node', platform)));
  const gateway = await startGateway(
    platform,
    programs.map(({ told }, at) => ({ name: nodes[at] ?? '', port: told })),
  );
  const pids = new Map([
    ...programs.map(({ child }, at) => [nodes[at] ?? '', child.pid ?? 0] as const),
    ['delivery-1', worker.child.pid ?? 0],
    ['gateway', gateway.child.pid ?? 0],
    ...stores.map(name => [name, platform.pidNow(name)] as const),
  ]);
  return {
    url: gateway.url,
    pids,
    async stop() {
      for (const { child } of [...programs, worker]) child.disconnect();
      gateway.child.kill('SIGTERM');
      await Promise.all([...programs, worker, gateway].map(({ child }) => child.exitCode ?? once(child, 'exit')));
    },
  };
}

async function createTopic({ kafka }: Platform): Promise<void> {
  const admin = openKafka(kafka.admin, { clientId: 'bench' }).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: bareTopic, numPartitions: partitions }], waitForLeaders: true });
  await admin.disconnect();
}

/** Resolves with the number that the program tells when it is ready. */
async function startProgram(name: string, platform: Platform): Promise<{ child: ChildProcess; told: number }> {
  const { mongoUrl, redisUrl, kafka } = platform;
  const given: BareStores = { mongoUrl, redisUrl, kafka: kafka.admin };
  const program = fileURLToPath(new URL(`../bare/${name}.ts`, import.meta.url));
  // Not as an argument: those can be read by everybody on the machine.
  const child = fork(program, { stdio: 'inherit', env: { ...process.env, BARE_STORES: JSON.stringify(given) } });
  const [told] = (await once(child, 'message')) as [number];
  return { child, told };
}

/** The platform's gateway with other chat nodes, and nobody behind it else. */
async function startGateway(
  { dataDir }: Platform,
  chat: { name: string; port: number }[],
): Promise<{ child: ChildProcess; url: string }> {
  const [httpPort = 0, httpsPort = 0, statusPort = 0] = await freePorts(3);
  const folder = join(dataDir, 'bare-gateway');
  const { certificates } = layoutOf(dataDir);
  const settings = {
    ...{ httpPort, httpsPort, statusPort, host: '127.0.0.1' },
    ...{ certFile: join(certificates, 'cert.pem'), keyFile: join(certificates, 'key.pem') },
    ...{ staticDir: folder, tempDir: join(folder, 'temp'), logDir: join(folder, 'logs') },
    ...{ workerProcesses: Math.min(availableParallelism(), 4), user: process.getuid?.() === 0 ? 'root' : undefined },
    ...{ auth: chat, chat, video: chat, admin: [] },
  };
  const conf = await renderGateway(settings, join(folder, 'conf'));
  const child = spawn('nginx', ['-e', 'stderr', '-c', conf], { stdio: 'inherit' });
  await answers(statusPort);
  return { child, url: `http://127.0.0.1:${httpPort}` };
}

async function answers(port: number): Promise<void> {
  for (let tried = 0; tried < 100; tried += 1) {
    if (await fetch(`http://127.0.0.1:${port}/stub_status`).catch(() => undefined)) return;
    await sleep(100);
  }
  throw new Error('The gateway of the bare path does not answer');
}
