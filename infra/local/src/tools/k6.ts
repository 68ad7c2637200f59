import { join } from 'node:path';
import { runCommand } from '../machine/run-command.ts';
import { fillOnce } from './cache.ts';
import { onPath, present } from './locate.ts';
import type { Tool } from './tool.ts';

const VERSION = '1.8.1';
const BUILD_LIMIT_MS = 15 * 60_000;

const folder = (cache: string): string => join(cache, `k6-${VERSION}`);

/** k6, which makes the load of `npm run test:load`: from the PATH, or built by Go. */
export const k6: Tool = {
  packages: [],
  fetchNeeds: ['go'],
  locate: async cache => onPath('k6') ?? present(join(folder(cache), 'k6')),
  async fetch({ cache, tools }) {
    await fillOnce(folder(cache), async into => {
      const args = [`GOBIN=${into}`, tools.get('go') ?? 'go', 'install', `go.k6.io/k6@v${VERSION}`];
      const fix = 'Install k6 by hand (https://grafana.com/docs/k6/latest/set-up/install-k6/) and start again.';
      await runCommand('env', args, { timeoutMs: BUILD_LIMIT_MS, fix });
    });
  },
};
