import { join } from 'node:path';
import { ownFolder, writeWhole } from '../machine/files.ts';
import { exchange } from '../supervisor/probes.ts';
import { redisConf } from '../stores/redis-accounts.ts';
import type { ProbeResult } from '../supervisor/server.ts';
import type { Part } from '../stack/stack-context.ts';

// From the data folder, where it runs, so that no path needs quotes.
const FOLDER = 'redis';
const CONF = 'conf/redis.conf';

/** Redis: caches, limits, presence and the sockets' adapter; holds nothing that cannot be rebuilt. */
export const redis: Part = {
  tools: ['redis'],
  async servers(stack) {
    const port = await stack.ports.claim('redis');
    const { data } = stack.layout;
    return [
      {
        name: 'redis',
        kind: 'store',
        after: [],
        command: stack.tool('redis'),
        args: [CONF],
        cwd: data,
        port,
        prepare: async () => {
          ownFolder(join(data, FOLDER));
          writeWhole(
            join(data, CONF),
            redisConf(stack.secrets, 'bind 127.0.0.1', `port ${port}`, `dir ${FOLDER}`, 'daemonize no'),
          );
        },
        probe: () => probe(port, stack.secrets.redis),
      },
    ];
  },
};

async function probe(port: number, password: string): Promise<ProbeResult> {
  const answer = await exchange(port, `AUTH ${password}\r\nPING\r\n`, '+OK\r\n+PONG\r\n'.length);
  const text = answer.toString().trim();
  return text.endsWith('+PONG') ? { health: 'ready' } : { health: 'down', reason: text };
}
