import { ROOT_CONTEXT, trace, type Attributes, type Context, type SpanKind } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  RandomIdGenerator,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type IdGenerator,
  type Sampler,
  type SamplingResult,
} from '@opentelemetry/sdk-trace';
import type { BeginOptions, Tracers } from './tracing.ts';

export interface TracingOptions {
  service: string;
  node: string;
  /** An OTLP/HTTP receiver, without its path. */
  endpoint: string;
  /** Of the requests, those that are kept: 0 to 1. */
  ratio: number;
}

/** Sends spans in batches, from a queue that drops rather than grows. `close` sends what is left. */
export function createTracers({
  service,
  node,
  endpoint,
  ratio,
}: TracingOptions): Tracers & { close(): Promise<void> } {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: 5_000 });
  const processor = new BatchSpanProcessor({ exporter, maxQueueSize: 4_096, scheduledDelayMillis: 2_000 });
  const sampler = new RequestSampler(ratio);
  const ids = new GivenIds();
  const providerOf = (name: string, instance: string) =>
    new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': name, 'service.instance.id': instance }),
      sampler,
      idGenerator: ids,
      spanProcessors: [processor],
    });
  const own = providerOf(`parley-${service}`, node).getTracer('parley');
  const gateway = providerOf('parley-gateway', 'gateway').getTracer('parley');
  return {
    tracer: own,
    begin(name: string, { gatewaySpanId, traceId, ...options }: BeginOptions) {
      ids.next = { traceId, spanId: gatewaySpanId };
      return (gatewaySpanId ? gateway : own).startSpan(name, options, ROOT_CONTEXT);
    },
    close: () => processor.shutdown(),
  };
}

/** Takes the ids that were given for the next span, and makes the others. */
class GivenIds implements IdGenerator {
  readonly #random = new RandomIdGenerator();
  next: { traceId?: string | undefined; spanId?: string | undefined } = {};

  generateTraceId(): string {
    const { traceId = this.#random.generateTraceId() } = this.next;
    this.next = { spanId: this.next.spanId };
    return traceId;
  }

  generateSpanId(): string {
    const { spanId = this.#random.generateSpanId() } = this.next;
    this.next = { traceId: this.next.traceId };
    return spanId;
  }
}

/**
 * A share of the traces, decided by their ids, so that every process decides alike; what was begun is gone on with, and
 * what failed is kept always.
 */
class RequestSampler implements Sampler {
  readonly #ratio: TraceIdRatioBasedSampler;

  constructor(ratio: number) {
    this.#ratio = new TraceIdRatioBasedSampler(ratio);
  }

  shouldSample(context: Context, traceId: string, _name: string, _kind: SpanKind, given: Attributes): SamplingResult {
    if (trace.getSpanContext(context) || given['error.type']) return { decision: SamplingDecision.RECORD_AND_SAMPLED };
    return this.#ratio.shouldSample(context, traceId);
  }

  toString(): string {
    return `RequestSampler{${this.#ratio.toString()}}`;
  }
}
