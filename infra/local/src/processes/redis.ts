import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../files.ts';
import { exchange } from '../probes.ts';
import type { ProbeResult } from '../server.ts';
import type { Part, StackContext } from '../stack-context.ts';

/** Redis: caches, limits, presence and the sockets' adapter; holds nothing that cannot be rebuilt. */
export const redis: Part = {
  tools: ['redis'],
  async servers(stack) {
    const port = await stack.ports.claim('redis');
    const folder = join(stack.layout.data, 'redis');
    const conf = join(stack.layout.conf, 'redis.conf');
    return [
      {
        name: 'redis',
        kind: 'store',
        after: [],
        command: stack.tool('redis'),
        args: [conf],
        port,
        prepare: async () => {
          mkdirSync(folder, { recursive: true });
          writeWhole(conf, settings(stack, port, folder), 0o600);
        },
        probe: () => probe(port, stack.secrets.redis),
      },
    ];
  },
};

function settings({ secrets }: StackContext, port: number, folder: string): string {
  return `bind 127.0.0.1
port ${port}
requirepass ${secrets.redis}
dir ${folder}
daemonize no
save ""
appendonly no
maxmemory 256mb
maxmemory-policy noeviction
`;
}

async function probe(port: number, password: string): Promise<ProbeResult> {
  const answer = await exchange(port, `AUTH ${password}\r\nPING\r\n`, '+OK\r\n+PONG\r\n'.length);
  const text = answer.toString().trim();
  return text.endsWith('+PONG') ? { health: 'ready' } : { health: 'down', reason: text };
}
