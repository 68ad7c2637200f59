import { positionAfter, type IncomingBatch, type Position, type Subscription } from '@parley/runtime/kafka/kafka';
import type { Logger } from '@parley/runtime/telemetry/logger';

/** What was worked on but not committed yet, by partition. */
export class Offsets {
  readonly #next = new Map<string, Position>();
  readonly #expected = new Map<string, string>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** True when the batch goes on where the last one of its partition ended; else the partition was away meanwhile. */
  continues({ topic, partition, records }: IncomingBatch): boolean {
    return this.#expected.get(`${topic}/${partition}`) === records[0]?.offset;
  }

  done(batch: IncomingBatch): void {
    const position = positionAfter(batch);
    if (!position) return;
    const key = `${batch.topic}/${batch.partition}`;
    this.#next.set(key, position);
    this.#expected.set(key, position.offset);
  }

  /** The batch was left in the middle: the worker that reads it next, perhaps this one, takes it over. */
  left({ topic, partition }: IncomingBatch): void {
    this.#expected.delete(`${topic}/${partition}`);
  }

  /** A commit that fails costs nothing: the next one contains it, and a replay changes nothing. */
  async commit(subscription: Subscription): Promise<void> {
    if (this.#next.size === 0) return;
    const positions = [...this.#next.values()];
    this.#next.clear();
    await subscription
      .commit(positions)
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'offsets were not committed'));
  }
}
