import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { ContainerConfigError, readContainerConfig, type ContainerConfig } from '../src/container/config.ts';
import { Discovery } from '../src/container/discovery.ts';

let servers: Server[] = [];
afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

/** A node's operators' door on this address; 0 picks a port. */
async function node(name: string, address: string, port = 0): Promise<number> {
  const server = createServer((_, response) => response.end(JSON.stringify({ status: 'alive', node: name })));
  servers.push(server.listen(port, address));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function config(metricsPort: number): ContainerConfig {
  // Addresses stand for DNS names here: a look-up answers with the address itself.
  const hosts = {
    auth: '127.0.0.2',
    chat: '127.0.0.3',
    video: 'no-such-service.invalid',
    files: 'no-such-service.invalid',
    delivery: '127.0.0.4',
  };
  const ports = { servicePort: 3000, httpPort: 8080, httpsPort: 8443, statusPort: 8081 };
  const https = { publicHttpsPort: 443, redirectsToHttps: true, certFile: '', keyFile: '' };
  const nginx = { workers: 1, workerConnections: 1_024, limits: {}, trustedProxies: [], logDir: undefined };
  return { hosts, metricsPort, ...ports, ...https, ...nginx, origins: [] };
}

test('nodes are found by the name that they give; who does not answer, or has no address, is not there', async () => {
  const metricsPort = await node('auth-a', '127.0.0.2');
  await node('chat-b', '127.0.0.3', metricsPort);
  const nodes = await new Discovery(config(metricsPort)).find();
  expect(nodes).toEqual([
    { service: 'auth', name: 'auth-a', host: '127.0.0.2', metricsPort },
    { service: 'chat', name: 'chat-b', host: '127.0.0.3', metricsPort },
  ]);
});

test('a node that falls silent is remembered: its restart is no change', async () => {
  const metricsPort = await node('chat-b', '127.0.0.3');
  const discovery = new Discovery(config(metricsPort));
  const before = await discovery.find();
  servers[0]?.close();
  servers[0]?.closeAllConnections();
  expect(await discovery.find()).toEqual(before);
});

test('a node that gives a name which could not stand in the configuration is left out; the others are there', async () => {
  const metricsPort = await node('auth-a"; include /etc/passwd; "', '127.0.0.2');
  await node('chat-b', '127.0.0.3', metricsPort);
  expect((await new Discovery(config(metricsPort)).find()).map(({ name }) => name)).toEqual(['chat-b']);
});

test('workers are named with their hosts, or by a name alone', () => {
  const files = { TLS_CERT_FILE: import.meta.filename, TLS_KEY_FILE: import.meta.filename };
  const { hosts } = readContainerConfig({ ...files, WORKER_HOSTS: 'delivery=parley-delivery.chat.svc, index' });
  expect(hosts).toEqual({
    auth: 'auth',
    chat: 'chat',
    video: 'video',
    files: 'files',
    delivery: 'parley-delivery.chat.svc',
    index: 'index',
  });
});

test.each([
  [{ HTTP_PORT: 'eighty' }, 'HTTP_PORT'],
  [{ HTTPS_REDIRECT: 'maybe' }, 'HTTPS_REDIRECT'],
  [{ GATEWAY_WORKER_CONNECTIONS: '0' }, 'GATEWAY_WORKER_CONNECTIONS'],
  [{ WORKER_HOSTS: 'delivery=a b=' }, 'WORKER_HOSTS'],
  [{ TLS_CERT_FILE: '/nowhere/cert.pem' }, 'TLS_CERT_FILE'],
])('%j is refused with the name of the setting', (env, name) => {
  const files = { TLS_CERT_FILE: import.meta.filename, TLS_KEY_FILE: import.meta.filename };
  const reading = () => readContainerConfig({ ...files, ...env });
  expect(reading).toThrow(ContainerConfigError);
  expect(reading).toThrow(name);
});
