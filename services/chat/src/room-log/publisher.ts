import { ParleyError } from '@parley/contracts/errors';
import { recordHeaders, topics, type RoomLogRecord } from '@parley/contracts/records';
import { breaker } from '@parley/runtime/stores/breaker';
import type { OutgoingRecord, Publisher } from '@parley/runtime/kafka/kafka';
import { currentContext } from '@parley/runtime/http/request-context';
import { bytesOf, takeBatch } from '@parley/runtime/kafka/take-batch';
import { Spacing } from '@parley/runtime/process/spacing';
import { traceparent } from '@parley/runtime/telemetry/tracing';
import type { ChatEvents } from '../events.ts';

const bounds = { waiting: 10_000, patienceMs: 1_800, breakerResetMs: 1_000, apartMs: 8 };

interface Waiting {
  record: OutgoingRecord;
  bytes: number;
  since: number;
  resolve: () => void;
  reject: (error: unknown) => void;
}

interface Options {
  publisher: Publisher;
  node: string;
  events: ChatEvents;
  /** How long one request to Kafka may take before the log counts as away. */
  patienceMs?: number;
}

/**
 * Puts events into the room log. It batches naturally: what comes after a pause goes at once, and what
 * comes while a request is in flight, or within 8 ms of its beginning, goes together with the next one: quiet rooms wait for
 * nothing, and busy ones share.
 * One request is in flight at a time, which keeps the order in which events were accepted.
 */
export class RoomLogPublisher {
  readonly #publish: (records: OutgoingRecord[]) => Promise<void>;
  readonly #options: Options;
  readonly #spacing = new Spacing(bounds.apartMs);
  #waiting: Waiting[] = [];
  #inFlight: Promise<void> | undefined;

  constructor(options: Options) {
    this.#options = options;
    const send = (records: OutgoingRecord[]) => options.publisher.publish(topics.roomLog.name, records);
    const { patienceMs = bounds.patienceMs } = options;
    this.#publish = breaker('kafka', send, { timeoutMs: patienceMs, resetMs: bounds.breakerResetMs });
  }

  /** Resolves when Kafka has acknowledged the event with `acks=all`; rejects with `unavailable` or `overloaded`. */
  append(event: RoomLogRecord): Promise<void> {
    if (this.#waiting.length >= bounds.waiting) {
      throw new ParleyError('overloaded', 'Too many messages wait for the log', { retryAfterMs: 500 });
    }
    const record = this.#toRecord(event);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ record, bytes: bytesOf(record), since: performance.now(), resolve, reject });
      this.#inFlight ??= this.#drain();
    });
  }

  /** Milliseconds that the first of those who wait for their request has waited. */
  get queueAge(): number {
    const [first] = this.#waiting;
    return first ? performance.now() - first.since : 0;
  }

  /** Ends when everything that was accepted is acknowledged or refused. */
  async flush(): Promise<void> {
    await this.#inFlight;
  }

  #toRecord(event: RoomLogRecord): OutgoingRecord {
    const trace = traceparent();
    const headers = {
      [recordHeaders.requestId]: currentContext()?.requestId ?? '',
      [recordHeaders.node]: this.#options.node,
      ...(trace && { [recordHeaders.trace]: trace }),
    };
    return { key: event.roomId, value: JSON.stringify(event), headers };
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#spacing.next();
      await this.#sendBatch(takeBatch(this.#waiting));
    }
    this.#inFlight = undefined;
  }

  async #sendBatch(batch: Waiting[]): Promise<void> {
    try {
      await this.#publish(batch.map(item => item.record));
      const now = performance.now();
      for (const item of batch) {
        this.#options.events.hop('publish', now - item.since);
        item.resolve();
      }
    } catch (error) {
      this.#refuse([...batch, ...this.#waiting.splice(0)], error);
    }
  }

  /** The log is away: those who wait behind the failed batch are told now, not after a time-out of their own. */
  #refuse(items: Waiting[], error: unknown): void {
    this.#options.events.publishFailed(error instanceof ParleyError ? error.code : 'internal', items.length);
    for (const item of items) item.reject(error);
  }
}
