import { topics } from '@parley/contracts/records';
import { gauge } from '@parley/runtime/metrics';
import type { KafkaClient, Publisher } from '@parley/runtime/kafka';
import type { Events } from '../events.ts';
import type { Database, Stores } from '../stores/database.ts';

const batch = 100;
const pollMs = 1_000;

const waiting = gauge('parley_auth_outbox_waiting', 'Outbox records that Kafka does not have yet');

interface Parts {
  database: Database;
  kafka: KafkaClient;
  publisher: Publisher;
  events: Events;
}

/**
 * Carries the outbox to Kafka, in order: a record is deleted in the transaction in which Kafka acknowledged it, so a
 * node that dies in between publishes it again and loses nothing. Woken after a commit, and every second to take what
 * another node left behind. Several nodes take turns (see `Outbox.takeTurn`).
 */
export class OutboxDrainer {
  readonly #parts: Parts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #poked = false;
  #topicsExist = false;
  /** Whether the last try failed, so that a long absence of Kafka is one line in the log and not one a second. */
  #stuck = false;

  constructor(parts: Parts) {
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

  /** Publishes what is there once more and stops; what is left is for the next start or another node. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.poke();
    await this.#running;
  }

  async #drain(): Promise<void> {
    const { database, events } = this.#parts;
    try {
      await this.#ensureTopics();
      while (this.#poked) {
        this.#poked = false;
        const published = await database.transaction(stores => this.#publishBatch(stores));
        if (published > 0) events.outboxPublished(published);
        if (published === batch) this.#poked = true;
        waiting.set(await database.outbox.count());
        this.#stuck = false;
      }
    } catch (error) {
      this.#poked = false;
      events.outboxStuck(error, this.#stuck);
      this.#stuck = true;
    }
  }

  async #ensureTopics(): Promise<void> {
    if (this.#topicsExist) return;
    await this.#parts.kafka.ensureTopics();
    this.#topicsExist = true;
  }

  async #publishBatch(stores: Stores): Promise<number> {
    const entries = (await stores.outbox.takeTurn(batch)) ?? [];
    if (entries.length === 0) return 0;
    const records = entries.map(({ key, record, headers }) => ({ key, value: JSON.stringify(record), headers }));
    await this.#parts.publisher.publish(topics.userEvents.name, records);
    await stores.outbox.remove(entries.map(entry => entry.id));
    return entries.length;
  }
}
