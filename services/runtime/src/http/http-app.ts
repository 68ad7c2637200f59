import { once } from 'node:events';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ParleyError } from '@parley/contracts/errors';
import type { RestCall } from '@parley/contracts/rest';
import express, { type RequestHandler } from 'express';
import helmet from 'helmet';
import { errorHandler, notFound } from './error-handler.ts';
import { jsonBody } from './json-body.ts';
import { histogram } from '../telemetry/metrics.ts';
import { createMount, type Authenticate, type LimitRules, type Mount } from './mount.ts';
import { originAllowed } from './origins.ts';
import { PathTable } from './path-table.ts';
import type { RateLimiter } from '../limits/rate-limit.ts';
import type { OnRefused } from './refusals.ts';
import { requestIdFrom, runInContext } from './request-context.ts';
import { serviceHeaders } from './service-headers.ts';
import type { Service } from '../process/service.ts';
import { answerBrokenRequests, requestBounds } from './slow-requests.ts';
import { beginRequest, endSpan, traceFailure, type RequestTrace } from '../telemetry/tracing.ts';

const duration = histogram('parley_http_request_duration_seconds', 'HTTP requests by route and status', [
  'service',
  'method',
  'route',
  'status',
]);

/** How long a process on its way out still answers what arrives: requests were under way when it was told to end. */
const farewellMs = 500;

interface HttpAppOptions {
  service: Service;
  /** Origins of the web app; a state-changing request of any other page is refused. */
  origins: string[];
  authenticate: Authenticate;
  limiter: RateLimiter;
  limits: LimitRules;
  onRefused: OnRefused;
}

export interface HttpApp {
  server: http.Server;
  /** Serves one call of the contract; see `createMount`. */
  mount: Mount;
  /** Call after the last mount. The service closes the server when it drains. */
  listen(port: number, host: string): Promise<void>;
}

/** An HTTP server with everything that all services share; routes are added with `mount`. */
export function createHttpApp(options: HttpAppOptions): HttpApp {
  const { service, origins, authenticate, limiter, limits: rules, onRefused } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Only the gateway, which sits in a private network, may say who the client is.
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  const underWay = new UnderWay();
  app.use(underWay.note, requestContext, measure(service.name), helmet(serviceHeaders), refuseForeignOrigins(origins));
  app.use(jsonBody());
  const server = http.createServer(requestBounds, app);
  answerBrokenRequests(server);
  const paths = new PathTable();

  return {
    server,
    mount: createMount(paths, { authenticate, limiter, limits: rules }),
    async listen(port, host) {
      paths.install(app);
      app.use(notFound, errorHandler(service.logger, onRefused));
      service.onStop('stop-accepting', 'http server', () => stopAccepting(server));
      service.onStop('finish', 'http requests', () => underWay.answered());
      server.listen(port, host);
      await once(server, 'listening');
    },
  };
}

const requestContext: RequestHandler = (request, response, next) => {
  const requestId = requestIdFrom(request.headers['x-request-id']);
  response.set('X-Request-Id', requestId);
  const startedAt = Date.now();
  const begun = beginRequest(request.method, requestId, request.headers);
  response.once('finish', () => endTrace(begun, requestId, startedAt, request.method, response));
  runInContext({ requestId, span: begun?.span }, next);
};

/** Named by its route, which is known only now. */
function endTrace(
  begun: RequestTrace | undefined,
  requestId: string,
  startedAt: number,
  method: string,
  { statusCode, locals }: express.Response,
): void {
  const name = `${method} ${routeOf(locals)}`;
  const error = statusCode >= 500 ? String(statusCode) : undefined;
  if (!begun) return error ? traceFailure(name, requestId, startedAt, error) : undefined;
  for (const span of [begun.span.updateName(name), begun.gateway]) {
    span?.setAttribute('http.response.status_code', statusCode);
    endSpan(span, error);
  }
}

function routeOf(locals: Record<string, unknown>): string {
  return (locals['call'] as RestCall | undefined)?.path ?? 'none';
}

/** Measured by route, not by path: ids would make a series each. */
function measure(service: string): RequestHandler {
  return (request, response, next) => {
    const stop = duration.startTimer({ service, method: request.method });
    response.once('finish', () => {
      stop({ route: routeOf(response.locals), status: String(response.statusCode) });
    });
    next();
  };
}

function refuseForeignOrigins(origins: string[]): RequestHandler {
  return (request, _response, next) => {
    const safe = request.method === 'GET' || request.method === 'HEAD';
    if (!safe && !originAllowed(request.headers.origin, origins)) throw new ParleyError('foreign_origin');
    next();
  };
}

/**
 * For a moment all is answered, with `Connection: close`, so that nobody sends a next request on a connection
 * that is about to end; then idle connections end at once and busy ones after their answer.
 */
async function stopAccepting(server: http.Server): Promise<void> {
  server.maxRequestsPerSocket = 1;
  await sleep(farewellMs);
  server.close();
  server.closeIdleConnections();
}

/** Requests of the app that have no answer yet. Those of Socket.IO are not among them: they end with their sockets. */
class UnderWay {
  readonly #responses = new Set<http.ServerResponse>();

  readonly note: RequestHandler = (_request, response, next) => {
    this.#responses.add(response);
    response.once('close', () => this.#responses.delete(response));
    next();
  };

  /** Resolves when each has its answer: what the answers need must be closed only after that. */
  async answered(): Promise<void> {
    await Promise.all([...this.#responses].map(response => once(response, 'close')));
  }
}
