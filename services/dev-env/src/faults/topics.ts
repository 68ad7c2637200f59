import { setTimeout as sleep } from 'node:timers/promises';
import { chatApi } from '@parley/contracts/chat-api';
import { callAs } from '../call.ts';
import type { Person } from '../people.ts';
import { persistently } from './persistently.ts';

const everyMs = 500;

/** Somebody who gives a group one topic after the other: each is to be one line of the room, in this order. */
export class Topics {
  readonly roomId: string;
  /** Those that were acknowledged, and the one that was asked for last. */
  readonly given: string[] = [];
  readonly #owner: Person;
  #running = true;
  #done: Promise<void> = Promise.resolve();

  constructor(owner: Person, roomId: string) {
    this.#owner = owner;
    this.roomId = roomId;
  }

  start(): void {
    this.#done = this.#run();
  }

  /** Resolves when the last one is acknowledged. */
  async stop(): Promise<void> {
    this.#running = false;
    await this.#done;
  }

  async #run(): Promise<void> {
    while (this.#running) {
      const topic = `topic ${this.given.length + 1}`;
      this.given.push(topic);
      const change = { params: { id: this.roomId }, body: { topic } };
      // One whose answer was lost is done: the next try changes nothing.
      await persistently(() => callAs(this.#owner, chatApi.updateRoom, change));
      await sleep(everyMs);
    }
  }
}
