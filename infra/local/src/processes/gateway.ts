import { join } from 'node:path';
import { renderGateway } from '@parley/gateway/render';
import { isRoot, othersCanReach } from '../machine/accounts.ts';
import { buildFrontend, FRONTEND_DIST } from './frontend-build.ts';
import { originsOf } from '../network/gateway-address.ts';
import { httpAnswers } from '../supervisor/probes.ts';
import type { Server } from '../supervisor/server.ts';
import type { Part, StackContext } from '../stack/stack-context.ts';

/** NGINX before all services, and the built web app. */
export const gateway: Part = {
  tools: ['nginx'],
  async servers(stack, before) {
    const services = before.filter(server => server.kind === 'service');
    const statusPort = await stack.ports.claim('gateway-status');
    // Without calls: a port on which nobody listens, so that the way to calls answers that they are away.
    const noVideo = await stack.ports.claim('video-1');
    const conf = join(stack.layout.conf, 'gateway');
    // Started now, beside the stores; waited for when everything else is ready. Vite needs no build.
    const built = stack.config.dev ? Promise.resolve() : buildFrontend(stack.config.root, stack.progress);
    built.catch(() => undefined);
    return [
      {
        name: 'gateway',
        kind: 'gateway',
        after: services.map(({ name }) => name),
        command: stack.tool('nginx'),
        args: ['-e', 'stderr', '-c', join(conf, 'nginx.conf')],
        port: stack.address.httpPort,
        once: () => built,
        prepare: async () => void (await renderGateway(settings(stack, services, statusPort, noVideo), conf)),
        probe: () => httpAnswers(statusPort, '/stub_status'),
        // Lets what is in flight end; open sockets hold it no longer than the limit.
        stopSignal: 'SIGQUIT',
        stopTimeoutMs: 2_000,
      },
    ];
  },
};

type Settings = Parameters<typeof renderGateway>[0];

function settings(stack: StackContext, services: readonly Server[], statusPort: number, noVideo: number): Settings {
  const { config, layout, address, certificate } = stack;
  const nodes = (service: string): Settings['auth'] =>
    services.flatMap(({ name, port, scrape }) => (scrape?.service === service && port ? { name, port } : []));
  return {
    httpPort: address.httpPort,
    httpsPort: address.httpsPort,
    statusPort,
    host: '127.0.0.1',
    user: workerAccount(config.root, layout.data),
    certFile: certificate.cert,
    keyFile: certificate.key,
    staticDir: join(config.root, FRONTEND_DIST),
    tempDir: join(layout.data, 'gateway'),
    logDir: join(layout.logs, 'gateway'),
    workerProcesses: config.gatewayWorkers,
    trustedProxies: config.trustedProxies,
    workerConnections: config.gatewayWorkerConnections,
    limits: config.gatewayLimits,
    redirectsToHttps: config.httpsRedirect,
    origins: originsOf(config, address),
    auth: nodes('auth'),
    chat: nodes('chat'),
    video: config.calls ? nodes('video') : [{ name: 'video-1', port: noVideo }],
    files: nodes('files'),
    admin: services.flatMap(({ name, adminPort, scrape }) =>
      adminPort && scrape ? { name, service: scrape.service, metricsPort: adminPort } : [],
    ),
  };
}

/** Workers of a root NGINX give root up, unless the files lie where only root can reach them. */
function workerAccount(...folders: string[]): string | undefined {
  if (!isRoot()) return undefined;
  return folders.every(othersCanReach) ? 'www-data' : 'root';
}
