import { join, resolve } from 'node:path';
import { renderGateway } from '../render.ts';
import type { GatewayNode, Pool } from '../settings.ts';
import type { ContainerConfig } from './config.ts';
import type { Node } from './discovery.ts';
import { openLogs } from './logs.ts';

/** The only folder that the container writes to, but for `logDir`. */
const HOME = '/tmp/gateway';
const WEB_APP = resolve(import.meta.dirname, '../../../web');

/** Renders NGINX's configuration for these nodes; resolves with the path of its nginx.conf. */
export async function renderNodes(config: ContainerConfig, nodes: readonly Node[]): Promise<string> {
  const pool = (service: Pool): GatewayNode[] =>
    nodes.filter(node => node.service === service).map(({ name, host }) => ({ name, host, port: config.servicePort }));
  const { httpPort, httpsPort, publicHttpsPort, statusPort, certFile, keyFile } = config;
  const { redirectsToHttps, origins, limits, trustedProxies, workerConnections } = config;
  return renderGateway(
    {
      ...{ httpPort, httpsPort, publicHttpsPort, redirectsToHttps, origins, limits, trustedProxies, workerConnections },
      statusPort,
      statusHost: '0.0.0.0',
      host: '0.0.0.0',
      certFile,
      keyFile,
      staticDir: WEB_APP,
      tempDir: join(HOME, 'temp'),
      logDir: openLogs(HOME, config.logDir),
      workerProcesses: config.workers,
      auth: pool('auth'),
      chat: pool('chat'),
      video: pool('video'),
      files: pool('files'),
      admin: [...nodes],
    },
    join(HOME, 'conf'),
  );
}
