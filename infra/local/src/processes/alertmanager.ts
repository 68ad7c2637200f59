import { join } from 'node:path';
import { ownFolder } from '../machine/files.ts';
import { httpAnswers } from '../supervisor/probes.ts';
import type { Part } from '../stack/stack-context.ts';

/** Alertmanager, alone: it looks for no peers. */
export const alertmanager: Part = {
  tools: ['alertmanager'],
  observes: true,
  async servers(stack) {
    const port = await stack.ports.claim('alertmanager');
    const folder = join(stack.layout.data, 'alertmanager');
    return [
      {
        name: 'alertmanager',
        kind: 'observability',
        after: [],
        command: stack.tool('alertmanager'),
        args: [
          `--config.file=${join(stack.config.root, 'infra/alertmanager/alertmanager.yml')}`,
          `--storage.path=${folder}`,
          `--web.listen-address=127.0.0.1:${port}`,
          '--cluster.listen-address=',
        ],
        port,
        adminPort: port,
        // Prometheus reads where to send alerts from the same kind of file as where to scrape.
        scrape: { job: 'alertmanager', service: 'alertmanager' },
        prepare: async () => ownFolder(folder),
        probe: () => httpAnswers(port, '/-/ready'),
      },
    ];
  },
};
