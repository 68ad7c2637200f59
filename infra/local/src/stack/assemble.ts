import { openCertificate } from '../network/certificate.ts';
import type { Config } from '../config.ts';
import { connectionsOf } from '../stores/connections.ts';
import { writeEndpoints } from '../data/endpoints.ts';
import type { GatewayAddress } from '../network/gateway-address.ts';
import type { Layout } from '../data/layout.ts';
import { platformOf } from './platform.ts';
import type { Ports } from '../network/ports.ts';
import type { Progress } from '../progress.ts';
import { smtpUrl } from '../processes/mail.ts';
import { openSecrets } from '../data/secrets.ts';
import type { Server } from '../supervisor/server.ts';
import type { StackContext } from './stack-context.ts';
import { provision, slowAndMissing } from '../tools/provision.ts';
import type { ToolName } from '../tools/table.ts';

/** What a stack is assembled from. */
export interface Ground {
  readonly config: Config;
  readonly layout: Layout;
  readonly ports: Ports;
  readonly address: GatewayAddress;
  readonly progress: Progress;
  /** Aborted when the stack is to end. */
  readonly signal: AbortSignal;
}

/**
 * Installs what is missing, makes secrets and certificate, and describes every server of the platform. What takes
 * minutes to bring is brought meanwhile: a server that needs it comes later.
 */
export async function assemble(ground: Ground): Promise<Server[]> {
  const { config, layout, ports } = ground;
  const parts = platformOf(config);
  const names = [...new Set(parts.flatMap(part => part.tools)).add('openssl')];
  const missing = await slowAndMissing(names, config.cacheDir);
  const prompt = names.filter(name => !missing.includes(name));
  const toolbox = await provision(prompt, config.cacheDir, ground.progress);
  const tool = (name: ToolName): string => toolbox.get(name) ?? undeclared(name);
  const later = bringLater(missing, ground);
  const secrets = openSecrets(layout.secrets);
  const connections = await connectionsOf(config, ports, secrets);
  const certificate = await openCertificate(layout.certificates, tool('openssl'));
  const stack: StackContext = { ...ground, secrets, connections, certificate, tool, later };
  const servers: Server[] = [];
  for (const part of parts) servers.push(...(await part.servers(stack, [...servers])));
  await announce(stack, servers);
  return servers;
}

function bringLater(missing: readonly ToolName[], { config, progress, signal }: Ground): StackContext['later'] {
  const brought = new Map(
    missing.map(name => [name, provision([name], config.cacheDir, progress, signal).then(box => box.get(name) ?? '')]),
  );
  // Who needs one hears of its failure; without anybody, it is nobody's.
  for (const tool of brought.values()) tool.catch(() => undefined);
  return name => brought.get(name);
}

async function announce(stack: StackContext, servers: readonly Server[]): Promise<void> {
  const { config, layout, address, connections, certificate } = stack;
  const urlOf = (name: string): string | undefined => {
    const port = servers.find(server => server.name === name)?.port;
    return port === undefined ? undefined : `http://127.0.0.1:${port}`;
  };
  const mailUrl = urlOf('mail');
  writeEndpoints(layout.endpoints, {
    environment: config.environment,
    httpUrl: address.url,
    httpsUrl: address.httpsUrl,
    caFile: certificate.ca,
    ...connections,
    smtpUrl: mailUrl && (await smtpUrl(stack)),
    mailUrl,
    prometheusUrl: urlOf('prometheus'),
    alertmanagerUrl: urlOf('alertmanager'),
    processes: servers.map(({ name, kind, port, adminPort }) => ({ name, kind, port, adminPort })),
  });
}

function undeclared(name: ToolName): never {
  throw new Error(`a part uses the tool ${name} without asking for it`);
}
