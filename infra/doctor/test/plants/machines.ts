import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics } from '@parley/contracts/records';
import type { Plant, Planted } from '../support/plant.ts';
import { openHttp } from '../support/servers.ts';

const daysAhead = 24 * 3_600_000;

async function oneMoreProcess(
  platform: { admins: readonly object[] },
  answer: Parameters<typeof openHttp>[0],
): Promise<Planted> {
  const { port, close } = await openHttp(answer);
  const admins = [...platform.admins, { name: 'odd-1', url: `http://127.0.0.1:${port}` }];
  return { platform: { admins: admins as never }, undo: close };
}

/** Clocks, disks, versions, files. */
export const machines: Plant[] = [
  {
    name: 'the clock of a process is a day ahead',
    codes: ['PD-301'],
    plant: platform =>
      oneMoreProcess(platform, (_, response) => {
        response.setHeader('Date', new Date(Date.now() + daysAhead).toUTCString());
        response.end();
      }),
  },
  {
    name: 'a process runs on an old Node',
    codes: ['PD-304'],
    plant: platform =>
      oneMoreProcess(platform, (_, response) => {
        response.end('nodejs_version_info{version="v20.18.0",major="20",minor="18",patch="0"} 1\n');
      }),
  },
  {
    name: 'the disk of the data folder is small',
    codes: ['PD-303'],
    async plant() {
      const folder = mkdtempSync(join(tmpdir(), 'parley-doctor-disk-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', folder]);
      return {
        platform: { dataDir: folder },
        undo: () => {
          execFileSync('umount', [folder]);
          rmSync(folder, { recursive: true });
        },
      };
    },
  },
  {
    name: 'others can read the secrets',
    codes: ['PD-402'],
    async plant({ dataDir = '' }) {
      const file = join(dataDir, 'secrets.json');
      chmodSync(file, 0o644);
      return { undo: () => chmodSync(file, 0o600) };
    },
  },
  {
    name: 'a secret is a default one',
    codes: ['PD-401'],
    plant: async () => ({ platform: { turnSecret: 'changeme' } }),
  },
  {
    name: 'a production platform of single stores',
    codes: ['PD-606', ...Object.keys(topics).flatMap(() => ['PD-805', 'PD-806'] as const)],
    plant: async () => ({ platform: { environment: 'production' } }),
  },
];
