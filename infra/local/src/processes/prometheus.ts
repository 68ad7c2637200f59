import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAlertRules } from '../alert-rules.ts';
import { ownFolder, writeJson } from '../files.ts';
import { httpAnswers } from '../probes.ts';
import type { Server } from '../server.ts';
import type { Part } from '../stack-context.ts';

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

/** One file a job, in the form of Prometheus's file-based discovery. */
function writeTargets(folder: string, servers: readonly Server[]): void {
  mkdirSync(folder);
  const scraped = servers.flatMap(({ name, adminPort, scrape }) =>
    adminPort && scrape ? { name, adminPort, ...scrape } : [],
  );
  for (const [job, nodes] of Map.groupBy(scraped, ({ job }) => job)) {
    const targets = nodes.map(({ name, adminPort, service, probes }) => {
      const address = `127.0.0.1:${adminPort}`;
      const labels = { service, node: name };
      return probes
        ? { targets: [probes], labels: { ...labels, __prober__: address } }
        : { targets: [address], labels };
    });
    writeJson(join(folder, `${job}.json`), targets);
  }
}
