import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { repeat } from '@parley/client/repeat';
import { freePorts } from '@parley/dev-env/free-ports';
import { renderGateway } from '@parley/gateway/render';
import { layoutOf } from '@parley/local/data/layout';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import { bareTopic } from '../bare/path.ts';
import { startBareProgram } from './bare-program.ts';
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
const gatewayWithinMs = 10_000;

export async function startBarePath(platform: Platform): Promise<BarePath> {
  await createTopic(platform);
  const { mongoUrl, redisUrl, kafka } = platform;
  const given = { mongoUrl, redisUrl, kafka: kafka.admin };
  const worker = await startBareProgram('worker', given);
  const programs = await Promise.all(nodes.map(() => startBareProgram('node', given)));
  const gateway = await startGateway(
    platform,
    programs.map(({ told }, at) => ({ name: nodes[at] ?? '', port: told })),
  );
  const pids = new Map([
    ...programs.map(({ pid }, at) => [nodes[at] ?? '', pid] as const),
    ['delivery-1', worker.pid],
    ['gateway', gateway.child.pid ?? 0],
    ...stores.map(name => [name, platform.pidNow(name)] as const),
  ]);
  return {
    url: gateway.url,
    pids,
    async stop() {
      const ended = once(gateway.child, 'exit');
      gateway.child.kill('SIGTERM');
      await Promise.all([ended, ...[...programs, worker].map(program => program.stop())]);
    },
  };
}

async function createTopic({ kafka }: Platform): Promise<void> {
  const admin = openKafka(kafka.admin, { clientId: 'bench' }).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: bareTopic, numPartitions: partitions }], waitForLeaders: true });
  await admin.disconnect();
}

/** A gateway like the platform's, with these nodes behind it and nothing else. */
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
    ...{ auth: chat, chat, video: chat, files: chat, admin: [] },
  };
  const conf = await renderGateway(settings, join(folder, 'conf'));
  const child = spawn('nginx', ['-e', 'stderr', '-c', conf], { stdio: 'inherit' });
  const ask = () => fetch(`http://127.0.0.1:${statusPort}/stub_status`);
  await repeat(ask, { forMs: gatewayWithinMs, may: () => true });
  return { child, url: `http://127.0.0.1:${httpPort}` };
}
