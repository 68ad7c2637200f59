import { symlinkSync, mkdirSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderGateway } from '../render.ts';
import type { GatewayNode } from '../settings.ts';
import type { ContainerConfig, ServiceName } from './config.ts';
import type { Node } from './discovery.ts';

/** The only folder that the container writes to. */
const HOME = '/tmp/gateway';
const WEB_APP = resolve(import.meta.dirname, '../../../web');

/** Renders NGINX's configuration for these nodes; resolves with the path of its nginx.conf. */
export async function renderNodes(config: ContainerConfig, nodes: readonly Node[]): Promise<string> {
  const pool = (service: ServiceName): GatewayNode[] =>
    nodes.filter(node => node.service === service).map(({ name, host }) => ({ name, host, port: config.servicePort }));
  const { httpPort, httpsPort, statusPort, certFile, keyFile, workers } = config;
  return renderGateway(
    {
      httpPort,
      httpsPort,
      statusPort,
      statusHost: '0.0.0.0',
      host: '0.0.0.0',
      certFile,
      keyFile,
      staticDir: WEB_APP,
      tempDir: join(HOME, 'temp'),
      logDir: openLogs(),
      workerProcesses: workers,
      auth: pool('auth'),
      chat: pool('chat'),
      video: pool('video'),
      admin: [...nodes],
    },
    join(HOME, 'conf'),
  );
}

/** A container's logs are its output. */
function openLogs(): string {
  const folder = join(HOME, 'logs');
  mkdirSync(folder, { recursive: true });
  for (const [file, output] of [
    ['access.log', '/dev/stdout'],
    ['error.log', '/dev/stderr'],
  ] as const) {
    if (!existsSync(join(folder, file))) symlinkSync(output, join(folder, file));
  }
  return folder;
}
