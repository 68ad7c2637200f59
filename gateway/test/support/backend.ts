import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as a node behind the gateway saw it. */
export interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What `GET /echo`-like calls answer. */
export interface Echo extends Seen {
  node: string;
}

export interface Backend {
  name: string;
  port: number;
  seen: Seen[];
  /** Closes the listener and every connection, as a killed process would. */
  stop(): Promise<void>;
}

type Answer = (seen: Seen, response: ServerResponse, request: IncomingMessage) => void;

/** A real HTTP server that names itself in every answer; a path that ends in `/die` cuts the connection after reading. */
export async function startBackend(name: string, options: { port?: number; answer?: Answer } = {}): Promise<Backend> {
  const seen: Seen[] = [];
  const answer = options.answer ?? echo(name);
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => '');
    const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
    seen.push(entry);
    if (entry.url.endsWith('/die')) request.socket.destroy();
    else answer(entry, response, request);
  });
  server.on('upgrade', (request, socket) => {
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Node: ${name}\r\n\r\n`,
    );
    socket.on('data', data => socket.write(`${name} heard ${data.toString()}`));
    socket.on('error', () => socket.destroy());
    seen.push({ method: 'UPGRADE', url: request.url ?? '', headers: request.headers, body: '' });
    sockets.add(socket);
  });
  const sockets = new Set<{ destroy(): void }>();
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');

  return {
    name,
    port: (server.address() as AddressInfo).port,
    seen,
    async stop() {
      for (const socket of sockets) socket.destroy();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function echo(node: string): Answer {
  return (seen, response) => {
    response.setHeader('Content-Type', 'application/json');
    if (seen.url.startsWith('/socket.io/')) response.setHeader('Set-Cookie', `parley_node=${node}; Path=/; HttpOnly`);
    response.end(JSON.stringify({ node, ...seen }));
  };
}
