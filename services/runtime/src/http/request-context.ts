import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { Span } from '@opentelemetry/api';

/** What travels with a unit of work: through HTTP, sockets and Kafka headers into every log line. */
export interface RequestContext {
  requestId: string;
  userId?: string | undefined;
  /** Of its trace, when that is kept. */
  span?: Span | undefined;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

const acceptable = /^[A-Za-z0-9-]{8,64}$/;

/** The id that the gateway gave, or a new one of the same form: that of a trace, which is known by it. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && acceptable.test(header) ? header : randomBytes(16).toString('hex');
}
