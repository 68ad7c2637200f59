import { ParleyError } from '@parley/contracts/errors';
import type { RestCall } from '@parley/contracts/rest';
import type { Express, RequestHandler } from 'express';

type Method = RestCall['method'];
type Route = Pick<RestCall, 'method' | 'path'>;

/** Collects the calls of a service by path, so that a path can say which methods it has. */
export class PathTable {
  readonly #paths = new Map<string, Map<Method, RequestHandler>>();

  add({ method, path }: Route, handler: RequestHandler): void {
    const methods = this.#paths.get(path) ?? new Map<Method, RequestHandler>();
    this.#paths.set(path, methods.set(method, handler));
  }

  /**
   * Serves all paths. A fixed segment comes before a parameter, whatever the order of the calls, so that
   * `/rooms/discover` is never taken for the room `discover`.
   */
  install(app: Express): void {
    for (const [path, methods] of [...this.#paths].sort(([one], [other]) => bySpecificity(one, other))) {
      const route = app.route(path);
      for (const [method, handler] of methods) route[method](handler);
      route.all(refuse(allowed([...methods.keys()])));
    }
  }
}

function bySpecificity(one: string, other: string): number {
  return parametersLast(one) < parametersLast(other) ? -1 : 1;
}

function parametersLast(path: string): string {
  return path.replaceAll(':', '\uffff');
}

function allowed(methods: Method[]): string {
  const names = methods.map(method => method.toUpperCase());
  return [...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}

/** `OPTIONS` is answered with the methods; every other one with 405. Both name them in `Allow` (RFC 9110). */
function refuse(allow: string): RequestHandler {
  return (request, response) => {
    response.set('Allow', allow);
    if (request.method !== 'OPTIONS') throw new ParleyError('method_not_allowed');
    response.status(204).end();
  };
}
