import http from 'node:http';
import { connect, type AddressInfo } from 'node:net';

interface Oddity {
  /** Where requests of some paths go instead; all others go to the gateway. */
  route?: (path: string) => string | undefined;
  /** Paths that it answers 404 itself. */
  hides?: (path: string) => boolean;
  /** Whether it lets WebSockets through. */
  upgrades?: boolean;
}

/** A proxy before the gateway that does one thing wrong. */
export class OddProxy {
  readonly url: string;
  readonly #server: http.Server;

  private constructor(server: http.Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(gateway: string, { route, hides, upgrades = true }: Oddity): Promise<OddProxy> {
    const targetOf = (path = '/'): URL => new URL(route?.(path) ?? gateway);
    const server = http.createServer((request, response) => {
      if (hides?.(request.url ?? '/')) return void response.writeHead(404).end();
      const { hostname, port, host } = targetOf(request.url);
      const { method, url: path } = request;
      // As proxies do unless they are told otherwise; from elsewhere the gateway takes HTTPS alone.
      const headers = { ...request.headers, host };
      const onward = http.request({ hostname, port, method, path, headers, agent: false }, answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.writeHead(502).end());
      request.pipe(onward);
    });
    if (upgrades)
      server.on('upgrade', (request, socket, head) => passUpgrade(targetOf(request.url), request, socket, head));
    await new Promise<void>(resolve => server.listen(0, '0.0.0.0', resolve));
    return new OddProxy(server);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

type Duplex = Parameters<Parameters<http.Server['on']>[1]>[1];

function passUpgrade(target: URL, request: http.IncomingMessage, socket: Duplex, head: Buffer): void {
  const onward = connect({ host: target.hostname, port: Number(target.port) });
  const headers = Object.entries({ ...request.headers, host: target.host }).map(([name, value]) => `${name}: ${value}`);
  onward.write(`${[`${request.method} ${request.url} HTTP/1.1`, ...headers].join('\r\n')}\r\n\r\n`);
  onward.write(head);
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
  onward.pipe(socket).pipe(onward);
}
