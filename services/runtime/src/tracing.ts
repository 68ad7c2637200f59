import type { IncomingHttpHeaders } from 'node:http';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { currentContext, runInContext } from './request-context.ts';

export type { Span };

/** What the SDK brings; `tracing-sdk.ts` is loaded only when there is somewhere to send traces to. */
export interface Tracers {
  /** A span without a parent, whose trace has this id when it is one. */
  begin(name: string, options: BeginOptions, traceId: string | undefined): Span;
  tracer: Tracer;
}

export interface BeginOptions {
  kind: SpanKind;
  attributes: Attributes;
  startTime?: number;
  /** Of the gateway, which cannot tell of itself: the id that it gave its span. */
  gatewaySpanId?: string;
}

/** Undefined while tracing is off: then nothing below does more than look at it. */
let tracers: Tracers | undefined;

export function useTracers(given: Tracers | undefined): void {
  tracers = given;
}

const asTraceId = /^[0-9a-f]{32}$/;
const fromGateway = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/**
 * Begins the trace of a request or a command, with the request's id as its own. Undefined when it is not one of those
 * that are kept, as most are not.
 */
export function beginTrace(name: string, requestId: string, attributes: Attributes = {}): Span | undefined {
  return kept(tracers?.begin(name, { kind: SpanKind.SERVER, attributes }, traceIdOf(requestId)));
}

/**
 * The same for a request that may have come through the gateway. NGINX has no tracer of its own: the span it has given
 * an id to is told here, from when it passed the request on until `end` of what is returned.
 */
export function beginRequest(name: string, requestId: string, headers: IncomingHttpHeaders): RequestTrace | undefined {
  const [, , gatewaySpanId] = fromGateway.exec(String(headers.traceparent)) ?? [];
  if (!tracers || !gatewaySpanId) return asRequest(beginTrace(name, requestId));
  const startTime = Number(headers['x-request-start']) * 1_000 || Date.now();
  const options = { kind: SpanKind.SERVER, attributes: {}, startTime, gatewaySpanId };
  const gateway = kept(tracers.begin('gateway', options, traceIdOf(requestId)));
  return gateway && { gateway, span: childOf(tracers, gateway, name, SpanKind.SERVER) };
}

export interface RequestTrace {
  span: Span;
  gateway?: Span;
}

const asRequest = (span: Span | undefined): RequestTrace | undefined => span && { span };

/** What went wrong is kept always, though alone: whether the rest is kept was decided when it began. */
export function traceFailure(name: string, requestId: string, startTime: number, error: string): void {
  const attributes = { 'error.type': error };
  endSpan(tracers?.begin(name, { kind: SpanKind.SERVER, attributes, startTime }, traceIdOf(requestId)), error);
}

export type StepKind = 'internal' | 'client' | 'producer' | 'consumer';
const kinds = {
  internal: SpanKind.INTERNAL,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/** Runs `work` as a step of the current trace, if there is one. What it throws at once is thrown at once. */
export function traced<T>(name: string, kind: StepKind, work: () => Promise<T>): Promise<T> {
  const context = currentContext();
  if (!tracers || !context?.span) return work();
  const span = childOf(tracers, context.span, name, kinds[kind]);
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
  const [, traceId, spanId] = tracers && traceparent ? (fromGateway.exec(traceparent) ?? []) : [];
  if (!tracers || !traceId || !spanId) return undefined;
  const parent = trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: 1, isRemote: true });
  return tracers.tracer.startSpan(name, { kind: kinds[kind], attributes }, parent);
}

/** A step of a trace that is known by another step of it. */
export function stepOf(parent: Span, name: string, kind: StepKind, startTime?: number): Span {
  if (!tracers) return parent;
  return tracers.tracer.startSpan(
    name,
    { kind: kinds[kind], ...(startTime && { startTime }) },
    trace.setSpan(ROOT_CONTEXT, parent),
  );
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

function childOf({ tracer }: Tracers, parent: Span, name: string, kind: SpanKind): Span {
  return tracer.startSpan(name, { kind }, trace.setSpan(ROOT_CONTEXT, parent));
}

function kept(span: Span | undefined): Span | undefined {
  return span?.isRecording() ? span : undefined;
}

function traceIdOf(requestId: string): string | undefined {
  return asTraceId.test(requestId) ? requestId : undefined;
}
