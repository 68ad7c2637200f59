import { join } from 'node:path';
import { httpAnswers } from '../supervisor/probes.ts';
import type { Part } from '../stack/stack-context.ts';

/** Vite before the gateway, with hot reload: under `npm run dev`. */
export const web: Part = {
  tools: [],
  async servers({ config, address: { httpPort, devPort } }) {
    if (devPort === undefined) return [];
    return [
      {
        name: 'web',
        kind: 'gateway',
        after: ['gateway'],
        command: process.execPath,
        args: [join(config.root, 'node_modules/vite/bin/vite.js')],
        cwd: join(config.root, 'frontend'),
        env: { PARLEY_HTTP_PORT: String(httpPort), PARLEY_DEV_PORT: String(devPort) },
        port: devPort,
        probe: () => httpAnswers(devPort, '/'),
      },
    ];
  },
};
