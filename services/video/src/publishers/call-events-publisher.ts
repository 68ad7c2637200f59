import { setTimeout as sleep } from 'node:timers/promises';
import { callEventRecord, recordHeaders, topics, type CallEventRecord } from '@parley/contracts/records';
import type { OutgoingRecord, Publisher } from '@parley/runtime/kafka/kafka';
import { currentContext } from '@parley/runtime/http/request-context';
import type { VideoEvents } from '../events.ts';

const maxWaiting = 10_000;
const retryMs = 1_000;

interface Options {
  publisher: Publisher;
  node: string;
  events: VideoEvents;
}

interface Waiting {
  record: OutgoingRecord;
  settle: (told: boolean) => void;
}

/**
 * Tells Kafka what happens to calls, in order. Calls do not wait for it: while Kafka is away the events wait here, and
 * of too many the newest are dropped (the room's running call is in Redis all the same).
 */
export class CallEventsPublisher {
  readonly #options: Options;
  readonly #waiting: Waiting[] = [];
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Resolves with true once Kafka has it, and with false when this process gives it up. */
  async publish(event: CallEventRecord): Promise<boolean> {
    if (this.#waiting.length >= maxWaiting) {
      this.#options.events.eventDropped(event.type, event.callId);
      return false;
    }
    const headers = {
      [recordHeaders.requestId]: currentContext()?.requestId ?? '',
      [recordHeaders.node]: this.#options.node,
    };
    const value = JSON.stringify(callEventRecord.parse(event));
    return new Promise(settle => {
      this.#waiting.push({ record: { key: event.roomId, value, headers }, settle });
      this.#working ??= this.#drain();
    });
  }

  /** Ends when everything is told, or could not be. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, 500);
      try {
        const records = batch.map(({ record }) => record);
        await this.#options.publisher.publish(topics.callEvents.name, records);
        this.#settle(batch.length, true);
      } catch (error) {
        this.#options.events.eventsDelayed(error, this.#waiting.length);
        if (this.#closed) this.#settle(this.#waiting.length, false);
        else await sleep(retryMs);
      }
    }
    this.#working = undefined;
  }

  #settle(count: number, told: boolean): void {
    for (const { settle } of this.#waiting.splice(0, count)) settle(told);
  }
}
