import { runCommand } from '../machine/run-command.ts';
import { onPath } from './locate.ts';
import type { Tool } from './tool.ts';

// Sharded publish/subscribe, which carries the sockets between nodes, came with 7.0.
const LEAST_MAJOR = 7;

/** `redis-server`, recent enough. */
export const redis: Tool = {
  packages: ['redis-server'],
  async locate() {
    const found = onPath('redis-server');
    if (!found) return undefined;
    const version = /v=(\d+)\./.exec(await runCommand(found, ['--version']))?.[1];
    return Number(version) >= LEAST_MAJOR ? found : undefined;
  },
};
