import { join } from 'node:path';
import { runCommand } from '../machine/run-command.ts';
import { fillOnce } from './cache.ts';
import { present } from './locate.ts';
import type { Tool } from './tool.ts';

interface PythonPackage {
  name: string;
  version: string;
  /** The extra of the package that is wanted too. */
  extra?: string;
  /** A file that is there when it is installed. */
  holds: string;
}

/** The folder of an unmodified package from PyPI and what it needs, to stand in PYTHONPATH. */
export function pythonPackage({ name, version, extra, holds }: PythonPackage): Tool {
  const folder = (cache: string): string => join(cache, `${name}-${version}`);
  return {
    packages: [],
    fetchNeeds: ['python'],
    async locate(cache) {
      return present(join(folder(cache), holds)) && folder(cache);
    },
    async fetch({ cache, tools }) {
      const fix = 'Check the way to PyPI and start again.';
      const wanted = `${name}${extra ? `[${extra}]` : ''}==${version}`;
      await fillOnce(folder(cache), async into => {
        const args = ['-m', 'pip', 'install', '--quiet', '--target', into, wanted];
        await runCommand(tools.get('python') ?? 'python3', args, { timeoutMs: 300_000, fix });
      });
    },
  };
}
