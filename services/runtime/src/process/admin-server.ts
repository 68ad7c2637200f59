import http from 'node:http';
import type { Health } from './health.ts';
import { register } from '../telemetry/metrics.ts';
import { adminPaths } from './processes.ts';

interface AdminOptions {
  service: string;
  node: string;
  health: Health;
}

/** The operator's door, on a port of its own: `/healthz` (alive), `/readyz` (able to work, with reasons), `/metrics`. */
export function createAdminServer({ service, node, health }: AdminOptions): http.Server {
  return http.createServer((request, response) => {
    void answer(request.url ?? '/').then(({ status, type, body }) => {
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
    });
  });

  async function answer(url: string) {
    if (url === adminPaths.alive) return json(200, { status: 'alive', service, node });
    if (url === adminPaths.ready) return readiness();
    if (url === adminPaths.metrics) return { status: 200, type: register.contentType, body: await register.metrics() };
    return json(404, { status: 'not found' });
  }

  function readiness() {
    const { status, dependencies } = health;
    const usable = status === 'ready' || status === 'degraded';
    return json(usable ? 200 : 503, { status, service, node, dependencies });
  }
}

function json(status: number, value: unknown) {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}
