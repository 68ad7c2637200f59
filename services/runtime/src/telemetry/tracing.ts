import type { IncomingHttpHeaders } from 'node:http';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
  type Attributes,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { currentContext, runInContext } from '../http/request-context.ts';

export type { Span };

/** What the SDK brings; `tracing-sdk.ts` is loaded only when there is somewhere to send traces to. */
export interface Tracers {
  /** A span without a parent. */
  begin(name: string, options: BeginOptions): Span;
  tracer: Tracer;
}

export interface BeginOptions {
  kind: SpanKind;
  attributes: Attributes;
  startTime?: number;
  /** For its trace; a new one by default. */
  traceId?: string | undefined;
  /** Of the gateway, which cannot tell of itself: the id that it gave its span. */
  gatewaySpanId?: string;
}

/** Undefined while tracing is off: then nothing below does more than look at it. */
let tracers: Tracers | undefined;

export function useTracers(given: Tracers | undefined): void {
  tracers = given;
}

const traceIdForm = /^[0-9a-f]{32}$/;
const traceparentForm = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/**
 * Begins the trace of a request or a command, with the request's id as its own. Undefined when it is not one of those
 * that are kept, as most are not.
 */
export function beginTrace(name: string, requestId: string, options: Partial<BeginOptions> = {}): Span | undefined {
  if (!tracers) return undefined;
  const traceId = traceIdForm.test(requestId) ? requestId : undefined;
  const attributes = { 'parley.request_id': requestId, ...options.attributes };
  const span = tracers.begin(name, { kind: SpanKind.SERVER, traceId, ...options, attributes });
  return span.isRecording() ? span : undefined;
}

/** The gateway's span is told by the service behind it, from when NGINX passed the request on. */
export interface RequestTrace {
  span: Span;
  gateway?: Span | undefined;
}

/** The same for a request that may have come through the gateway, which has begun its trace. */
export function beginRequest(name: string, requestId: string, headers: IncomingHttpHeaders): RequestTrace | undefined {
  if (!tracers) return undefined;
  const [, , gatewaySpanId] = traceparentForm.exec(String(headers['traceparent'])) ?? [];
  const startTime = Number(headers['x-request-start']) * 1_000 || Date.now();
  const gateway = gatewaySpanId ? beginTrace('gateway', requestId, { startTime, gatewaySpanId }) : undefined;
  if (gateway) return { gateway, span: stepOf(gateway, name, 'server') };
  const span = gatewaySpanId ? undefined : beginTrace(name, requestId);
  return span && { span };
}

/** What went wrong is kept always, though alone: whether the rest is kept was decided when it began. */
export function traceFailure(name: string, requestId: string, startTime: number, error: string): void {
  endSpan(beginTrace(name, requestId, { startTime, attributes: { 'error.type': error } }), error);
}

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};
export type StepKind = keyof typeof kinds;

/** Runs `work` as a step of the current trace, if there is one. What it throws at once is thrown at once. */
export function traced<T>(name: string, kind: StepKind, work: () => Promise<T>): Promise<T> {
  const context = currentContext();
  if (!context?.span) return work();
  const span = stepOf(context.span, name, kind);
  const settle = (error?: unknown) => endSpan(span, error === undefined ? undefined : nameOf(error));
  return runInContext({ ...context, span }, () => {
    try {
      const result = work();
      result.then(() => settle(), settle);
      return result;
    } catch (error) {
      settle(error);
      throw error;
    }
  });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}

/** A step of a trace that another process began; undefined without one. End it with `endSpan`. */
export function continueTrace(
  traceparent: string | undefined,
  name: string,
  kind: StepKind,
  attributes: Attributes = {},
): Span | undefined {
  if (!tracers || !traceparent) return undefined;
  const [, traceId, spanId] = traceparentForm.exec(traceparent) ?? [];
  if (!traceId || !spanId) return undefined;
  const parent = trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  });
  return tracers.tracer.startSpan(name, { kind: kinds[kind], attributes }, parent);
}

/** A step after another one of the same trace. */
export function stepOf(parent: Span, name: string, kind: StepKind): Span {
  return tracers?.tracer.startSpan(name, { kind: kinds[kind] }, trace.setSpan(ROOT_CONTEXT, parent)) ?? parent;
}

export function endSpan(span: Span | undefined, error?: string): void {
  if (!span) return;
  if (error) span.setAttribute('error.type', error).setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** What takes a trace to another process (W3C Trace Context); undefined when it is not kept. */
export function traceparent(span: Span | undefined = currentContext()?.span): string | undefined {
  if (!span) return undefined;
  const { traceId, spanId } = span.spanContext();
  return `00-${traceId}-${spanId}-01`;
}
