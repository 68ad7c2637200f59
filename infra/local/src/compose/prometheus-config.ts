import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processNames } from '@parley/runtime/process/processes';

/** Writes the configuration of Compose's Prometheus, which scrapes all of our processes. */
export function writePrometheusConfig(root: string, file: string): void {
  const template = readFileSync(join(root, 'infra/compose/prometheus.yml'), 'utf8');
  writeFileSync(file, template.replace("'@processes@'", processNames.join(', ')));
}
