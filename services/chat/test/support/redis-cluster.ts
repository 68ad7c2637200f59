import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataDir } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { freePorts } from '@parley/dev-env/free-ports';
import { Stack } from '@parley/dev-env/stack';
import { Redis } from 'ioredis';

const slots = 16_384;
const servers = 3;
const tries = 100;

export interface RedisCluster {
  url: string;
  stop(): Promise<void>;
}

/** Three masters with a third of the slots each, by the program that is the stack's Redis. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const stackRedis = (await new Stack(dataDir()).processes()).find(({ name }) => name === 'redis');
  const program = readlinkSync(`/proc/${stackRedis?.pid}/exe`);
  const folder = mkdtempSync(join(tmpdir(), 'parley-redis-cluster-'));
  const all = await freePorts(2 * servers);
  const [ports, busPorts] = [all.slice(0, servers), all.slice(servers)];
  const processes = ports.map((port, at) => {
    const settings = {
      port,
      'cluster-port': busPorts[at],
      'cluster-config-file': join(folder, `${port}.conf`),
      dir: folder,
      bind: '127.0.0.1',
      save: '',
      'cluster-enabled': 'yes',
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    // The program is several, and knows by its name which one it is to be.
    return spawn(program, flags, { stdio: 'ignore', argv0: 'redis-server' });
  });
  const clients = ports.map(
    port => new Redis(port, '127.0.0.1', { maxRetriesPerRequest: tries, retryStrategy: () => 100 }),
  );
  const [first] = clients;
  for (const [at, client] of clients.entries()) {
    const share = [Math.floor((at * slots) / servers), Math.floor(((at + 1) * slots) / servers) - 1];
    await client.call('CLUSTER', 'ADDSLOTSRANGE', ...share);
    if (client !== first) await first?.call('CLUSTER', 'MEET', '127.0.0.1', ports[at] ?? 0, busPorts[at] ?? 0);
  }
  for (const client of clients) await untilWhole(client);
  for (const client of clients) client.disconnect();
  return {
    url: `redis-cluster://127.0.0.1:${ports[0]}`,
    async stop() {
      await Promise.all(processes.map(child => (child.kill('SIGKILL'), once(child, 'exit'))));
      rmSync(folder, { recursive: true });
    },
  };
}

/** Until a server knows all others, and who has which slots. */
async function untilWhole(client: Redis): Promise<void> {
  await eventually(async () => {
    const info = String(await client.call('CLUSTER', 'INFO'));
    const isWhole = info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${servers}`);
    if (!isWhole) throw new Error(`the servers do not become a cluster: ${info}`);
  });
}
