import { join } from 'node:path';
import { runCommand } from '../run-command.ts';
import { fillOnce } from './cache.ts';
import { newest } from './locate.ts';
import type { Tool } from './tool.ts';

const VERSION = '5.18.1';

const folder = (cache: string): string => join(cache, `python-socketio-${VERSION}`);

/** The folder of an unmodified python-socketio and what it needs, to stand in PYTHONPATH: a foreign client for the tests. */
export const pythonSocketIo: Tool = {
  packages: [],
  fetchNeeds: ['python'],
  async locate(cache) {
    return newest(join(folder(cache), 'socketio/__init__.py')) && folder(cache);
  },
  async fetch(cache, tools) {
    const fix = 'Check the way to PyPI and start again.';
    await fillOnce(folder(cache), async into => {
      const args = ['-m', 'pip', 'install', '--quiet', '--target', into, `python-socketio[client]==${VERSION}`];
      await runCommand(tools.get('python') ?? 'python3', args, { timeoutMs: 180_000, fix });
    });
  },
};
