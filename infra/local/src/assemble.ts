import { openCertificate } from './certificate.ts';
import type { Config } from './config.ts';
import { connectionsOf } from './connections.ts';
import { writeEndpoints } from './endpoints.ts';
import type { GatewayAddress } from './gateway-address.ts';
import type { Layout } from './layout.ts';
import { platformOf } from './platform.ts';
import type { Ports } from './ports.ts';
import type { Progress } from './progress.ts';
import { openSecrets } from './secrets.ts';
import type { Server } from './server.ts';
import type { StackContext } from './stack-context.ts';
import { provision } from './tools/provision.ts';
import type { ToolName } from './tools/table.ts';

/** What a stack is assembled from. */
export interface Ground {
  readonly config: Config;
  readonly layout: Layout;
  readonly ports: Ports;
  readonly address: GatewayAddress;
  readonly progress: Progress;
}

/** Installs what is missing, makes secrets and certificate, and describes every server of the platform. */
export async function assemble(ground: Ground): Promise<Server[]> {
  const { config, layout, ports } = ground;
  const parts = platformOf(config);
  const names = new Set(parts.flatMap(part => part.tools)).add('openssl');
  const toolbox = await provision([...names], config.cacheDir, ground.progress);
  const tool = (name: ToolName): string => toolbox.get(name) ?? undeclared(name);
  const secrets = openSecrets(layout.secrets);
  const connections = await connectionsOf(config, ports, secrets);
  const certificate = await openCertificate(layout.certificates, tool('openssl'));
  const stack: StackContext = { ...ground, secrets, connections, certificate, tool };
  const servers: Server[] = [];
  for (const part of parts) servers.push(...(await part.servers(stack, [...servers])));
  announce(stack, servers);
  return servers;
}

function announce(
  { config, layout, address, connections, certificate }: StackContext,
  servers: readonly Server[],
): void {
  const urlOf = (name: string): string | undefined => {
    const port = servers.find(server => server.name === name)?.port;
    return port === undefined ? undefined : `http://127.0.0.1:${port}`;
  };
  writeEndpoints(layout.endpoints, {
    environment: config.environment,
    httpUrl: address.url,
    httpsUrl: address.httpsUrl,
    caFile: certificate.ca,
    ...connections,
    prometheusUrl: urlOf('prometheus'),
    alertmanagerUrl: urlOf('alertmanager'),
    processes: servers.map(({ name, kind, port, adminPort }) => ({ name, kind, port, adminPort })),
  });
}

function undeclared(name: ToolName): never {
  throw new Error(`a part uses the tool ${name} without asking for it`);
}
