import { join } from 'node:path';
import { writeAlertRules, writeDashboards } from '../monitoring/alert-rules.ts';
import { openCertificate } from '../network/certificate.ts';
import type { Config } from '../config.ts';
import { writeJson } from '../machine/files.ts';
import type { GatewayAddress } from '../network/gateway-address.ts';
import { openLayout } from '../data/layout.ts';
import type { Progress } from '../progress.ts';
import { openSecrets } from '../data/secrets.ts';
import { provision } from '../tools/provision.ts';
import { givenCertificate } from './given-certificate.ts';
import { writePrometheusConfig } from './prometheus-config.ts';
import { writeSecretFiles } from './secret-files.ts';

/** Makes what docker-compose.yml takes from the data folder: secrets and certificate, once, the files that hold them, Prometheus's configuration, alert rules and dashboards. */
export async function prepareCompose(config: Config, progress: Progress): Promise<void> {
  const layout = openLayout(config.dataDir);
  const tools = await provision(['openssl'], config.cacheDir, progress);
  const local = await openCertificate(layout.certificates, tools.get('openssl') ?? 'openssl');
  const certificate = givenCertificate(config) ?? local;
  writePrometheusConfig(config.root, join(config.dataDir, 'prometheus.yml'));
  writeAlertRules(config.root, join(config.dataDir, 'prometheus-rules'), config.runbookUrl);
  writeDashboards(config.root, join(config.dataDir, 'grafana-dashboards'), config.runbookUrl);
  writeSecretFiles({ config, layout, secrets: openSecrets(layout.secrets), certificate });
}

/** For tools beside the stack: what of it can be reached from this machine. Its stores cannot. */
export function announceCompose(config: Config, { url, httpsUrl }: GatewayAddress): void {
  const layout = openLayout(config.dataDir);
  const { turn, callTicket } = openSecrets(layout.secrets);
  const endpoints = {
    environment: config.inherited['PARLEY_ENV'] ?? 'production',
    httpUrl: url,
    httpsUrl,
    caFile: join(layout.certificates, 'ca.pem'),
    turnSecret: turn,
    callTicketSecret: callTicket,
    processes: [],
  };
  writeJson(layout.endpoints, endpoints, 0o600);
}
