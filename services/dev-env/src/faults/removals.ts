import { setTimeout as sleep } from 'node:timers/promises';
import { commandsOf } from '@parley/client/sockets/command';
import type { Connection } from '@parley/client/sockets/connection';
import { chatCommands } from '@parley/contracts/chat-events';
import { ParleyError } from '@parley/contracts/errors';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '../call.ts';
import type { Person } from '../people.ts';
import { persistently } from './persistently.ts';
import { openConnection } from './sender.ts';

const staysMs = 700;
const awayMs = 2_500;
/** How long after it was acknowledged a removal may take to be felt. */
const feltWithinMs = 1_000;
const command = commandsOf(chatCommands, 3_000);

interface Place {
  spaceId: string;
  channelId: string;
  /** Leads into the space. */
  code: string;
}

/**
 * Somebody who comes into a space, watches a channel in which others write, and is kicked, again and again. What was accepted
 * more than a second after a removal was acknowledged must not reach them.
 */
export class Removals {
  count = 0;
  /** Messages that were heard and should not have been. */
  heardLate = 0;
  readonly #owner: Person;
  readonly #person: Person;
  readonly #place: Place;
  readonly #connection: Connection;
  /** When they were removed last, in epoch milliseconds; Infinity while they are in. */
  #removedAt = Infinity;
  #running = true;
  #done: Promise<void> = Promise.resolve();

  constructor(owner: Person, person: Person, place: Place) {
    this.#owner = owner;
    this.#person = person;
    this.#place = place;
    this.#connection = openConnection(person);
    const { socket } = this.#connection;
    socket.on('message:new', ({ roomId, createdAt }) => {
      if (roomId === place.channelId && Date.parse(createdAt) > this.#removedAt + feltWithinMs) this.heardLate += 1;
    });
    socket.on('connect', () => void this.#watch());
    this.#connection.open();
  }

  start(): void {
    this.#done = this.#run();
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#done;
    this.#connection.close();
  }

  async #run(): Promise<void> {
    while (this.#running) {
      this.#removedAt = Infinity;
      await persistently(() => callAs(this.#person, spaceApi.acceptInvite, { params: { code: this.#place.code } }));
      await this.#watch();
      await sleep(staysMs);
      await persistently(() => this.#kick());
      this.#removedAt = Date.now();
      this.count += 1;
      await this.#watch();
      await sleep(awayMs);
    }
  }

  /** A kick whose answer was lost is done: the next try finds nobody. */
  async #kick(): Promise<void> {
    const params = { id: this.#place.spaceId, userId: this.#person.user.id };
    await callAs(this.#owner, spaceApi.kickMember, { params, body: { reason: '' } }).catch((error: unknown) => {
      if (!(error instanceof ParleyError) || error.code !== 'unknown_user') throw error;
    });
  }

  /** Refused while they are out, and while there is no connection. */
  async #watch(): Promise<void> {
    const { socket } = this.#connection;
    if (!socket.connected) return;
    await command(socket, 'room:watch', { roomId: this.#place.channelId }).catch(() => undefined);
  }
}
