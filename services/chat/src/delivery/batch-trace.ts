import { continueTrace, endSpan, stepOf, traceparent, type Span } from '@parley/runtime/telemetry/tracing';
import type { Delivery } from '../room-log/decide.ts';
import type { ReadEvent } from './read-batch.ts';

/**
 * The traces of a batch's events, as far as they are kept. An event goes through the worker with its batch, so its steps
 * take as long as those of the batch.
 */
export class BatchTrace {
  readonly #spans = new Map<string, Span>();
  #steps: Span[] = [];

  constructor(read: ReadEvent[]) {
    for (const { event, trace } of read) {
      const size = { 'messaging.batch.message_count': read.length };
      const span = trace && continueTrace(trace, 'deliver', 'consumer', { 'parley.message_id': event.id, ...size });
      if (span) this.#spans.set('messageId' in event ? event.messageId : event.id, span);
    }
  }

  /** From now on the batch is stored; what came before has ended. */
  storing(): void {
    this.#next('store in MongoDB');
  }

  /** From now on it is told; the notices take their traces along. */
  telling(deliveries: Delivery[]): void {
    const steps = this.#next('publish in Redis');
    for (const delivery of steps.size > 0 ? deliveries : []) delivery.trace = traceparent(steps.get(delivery.about));
  }

  end(): void {
    for (const span of [...this.#steps, ...this.#spans.values()]) endSpan(span);
  }

  #next(name: string): Map<string, Span> {
    for (const step of this.#steps) endSpan(step);
    const steps = new Map([...this.#spans].map(([id, span]) => [id, stepOf(span, name, 'client')]));
    this.#steps = [...steps.values()];
    return steps;
  }
}
