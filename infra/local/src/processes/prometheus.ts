import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAlertRules } from '../monitoring/alert-rules.ts';
import { ownFolder, writeJson } from '../machine/files.ts';
import { httpAnswers } from '../supervisor/probes.ts';
import type { Server } from '../supervisor/server.ts';
import type { Part } from '../stack/stack-context.ts';

const SERVICES = 'services';

/** Prometheus with the repository's own configuration; who is scraped stands in files beside its copy. */
export const prometheus: Part = {
  tools: ['prometheus'],
  observes: true,
  async servers(stack, before) {
    const port = await stack.ports.claim('prometheus');
    const folder = join(stack.layout.data, 'prometheus');
    const conf = join(stack.layout.conf, 'prometheus');
    return [
      {
        name: 'prometheus',
        kind: 'observability',
        after: [],
        command: stack.tool('prometheus'),
        args: [
          `--config.file=${join(conf, 'prometheus.yml')}`,
          `--storage.tsdb.path=${folder}`,
          '--storage.tsdb.retention.time=7d',
          '--storage.tsdb.retention.size=1GB',
          `--web.listen-address=127.0.0.1:${port}`,
        ],
        port,
        prepare: async () => {
          ownFolder(folder);
          rmSync(conf, { recursive: true, force: true });
          cpSync(join(stack.config.root, 'infra/prometheus'), conf, { recursive: true });
          writeAlertRules(stack.config.root, join(conf, 'rules'), stack.config.runbookUrl);
          writeTargets(join(conf, 'targets'), before);
        },
        probe: () => httpAnswers(port, '/-/ready'),
      },
    ];
  },
};

/** One file a job, those of our own processes in a folder, in the form of Prometheus's file-based discovery. */
function writeTargets(folder: string, servers: readonly Server[]): void {
  mkdirSync(join(folder, SERVICES), { recursive: true });
  const scraped = servers.flatMap(({ name, kind, adminPort, scrape }) =>
    adminPort && scrape
      ? { name, adminPort, ...scrape, file: join(kind === 'service' ? SERVICES : '', scrape.job) }
      : [],
  );
  for (const [file, nodes] of Map.groupBy(scraped, ({ file }) => file)) {
    const targets = nodes.map(({ name, adminPort, service, probes }) => {
      const address = `127.0.0.1:${adminPort}`;
      const labels = { service, node: name };
      return probes
        ? { targets: [probes], labels: { ...labels, __prober__: address } }
        : { targets: [address], labels };
    });
    writeJson(join(folder, `${file}.json`), targets);
  }
}
