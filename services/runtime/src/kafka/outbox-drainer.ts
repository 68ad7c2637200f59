import type { KafkaClient } from './kafka.ts';
import type { Logger } from '../telemetry/logger.ts';
import { counter, gauge } from '../telemetry/metrics.ts';

const batch = 100;
const pollMs = 1_000;

const waiting = gauge('parley_outbox_waiting', 'Records of an outbox that Kafka does not have yet');
const published = counter('parley_outbox_published_total', 'Records of an outbox that Kafka has taken');
const failures = counter('parley_outbox_failures_total', 'Tries to publish an outbox that failed');

export interface OutboxParts {
  kafka: Pick<KafkaClient, 'ensureTopics'>;
  /**
   * In a turn that only one process has at a time: publishes the oldest entries, up to `limit`, in order, removes them, and
   * resolves with how many they were; 0 also while another process has its turn.
   */
  publishSome(limit: number): Promise<number>;
  /** How many wait. */
  count(): Promise<number>;
  logger: Logger;
}

/**
 * Carries an outbox to Kafka, in order: an entry is removed in the transaction in which Kafka acknowledged it, so a
 * process that dies in between publishes it again and loses nothing. Woken after a commit, and every second to take what
 * another process left behind.
 */
export class OutboxDrainer {
  readonly #parts: OutboxParts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #poked = false;
  #topicsExist = false;
  /** Whether the last try failed, so that a long absence of Kafka is one line in the log and not one a second. */
  #stuck = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => this.poke(), pollMs);
    this.poke();
  }

  /** Says that there may be something to publish; returns at once. */
  poke(): void {
    this.#poked = true;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
    });
  }

  /** Publishes what is there once more and stops; what is left is for the next start or another process. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.poke();
    await this.#running;
  }

  async #drain(): Promise<void> {
    const { publishSome, count } = this.#parts;
    try {
      await this.#ensureTopics();
      while (this.#poked) {
        this.#poked = false;
        const taken = await publishSome(batch);
        if (taken === batch) this.#poked = true;
        this.#published(taken, await count());
      }
    } catch (error) {
      this.#poked = false;
      this.#failed(error);
    }
  }

  #published(count: number, left: number): void {
    published.inc(count);
    waiting.set(left);
    this.#stuck = false;
    if (count > 0) this.#parts.logger.debug({ count }, 'outbox published');
  }

  #failed(error: unknown): void {
    failures.inc();
    const level = this.#stuck ? 'debug' : 'warn';
    this.#parts.logger[level]({ err: error }, 'outbox could not be published; it stays and is tried again');
    this.#stuck = true;
  }

  async #ensureTopics(): Promise<void> {
    if (this.#topicsExist) return;
    await this.#parts.kafka.ensureTopics();
    this.#topicsExist = true;
  }
}
