import { topics } from '@parley/contracts/records';
import { roomEvent, roomEventPlace, type RoomEvent } from '@parley/contracts/room-events';
import { deadLetter, expectDeadLetters, type PoisonRecord } from '@parley/runtime/kafka/dead-letters';
import {
  positionAfter,
  type IncomingBatch,
  type IncomingRecord,
  type KafkaClient,
  type Publisher,
  type Subscription,
} from '@parley/runtime/kafka/kafka';
import { untilItWorks } from '@parley/runtime/process/keep-trying';
import type { Logger } from '@parley/runtime/telemetry/logger';
import { gauge } from '@parley/runtime/telemetry/metrics';
import { readJson } from '@parley/runtime/kafka/subscribe-events';
import type { Connection } from 'mongoose';
import { createRoomLog, type RoomLog } from '../room-log/store.ts';
import { defineModels } from '../stores/models.ts';
import { createRooms, type Rooms } from '../stores/rooms.ts';
import { createPositions, type Positions } from './positions.ts';
import { storedEvents } from './stored-events.ts';

const topic = topics.roomEvents.name;
const partitionsAtOnce = 4;
/** That a follower reads from the store at the same time. */
const roomsAtOnce = 20;
const retry = { firstMs: 100, maxMs: 2_000 };
/** In a dead letter: the follower that could not apply it. Put back, it is for that one only. */
const followerHeader = 'follower';
const lag = gauge('parley_follower_lag_records', 'Records of room events that wait behind the last batch', [
  'follower',
  'partition',
]);

/** Throw it from `apply` for an event that can never be applied: it goes to the dead letters, and its room goes on. */
export class PoisonEvent extends Error {
  readonly event: RoomEvent;

  constructor(event: RoomEvent, reason: string) {
    super(reason);
    this.event = event;
  }
}

export interface Follower {
  /** Names its Kafka group, its positions and its lag. */
  name: string;
  /**
   * Applies events, those of a room in its order and without a hole. At least once: after a crash events come again, and a
   * dead letter that was put back comes late, so compare `seq` with what there is. Any error but {@link PoisonEvent} is
   * taken for a store that is away: the same events come again until they are applied.
   */
  apply(events: RoomEvent[]): Promise<void>;
}

export interface FollowOptions {
  kafka: KafkaClient;
  /** For dead letters. */
  publisher: Publisher;
  /** To the database of chat. */
  connection: Connection;
  logger: Logger;
  onCrash: (error: Error) => void;
}

/**
 * Lets somebody follow all rooms, from their first event. What Kafka does not have any more, or never had, is read from
 * the store: for a follower that is new, that was away for longer than Kafka keeps records, or that missed a record.
 */
export async function followRoomEvents(follower: Follower, options: FollowOptions): Promise<Subscription> {
  expectDeadLetters(topic);
  const group = `follower-${follower.name}`;
  const models = defineModels(options.connection);
  const stores = {
    positions: createPositions(models, follower.name),
    log: createRoomLog(models),
    rooms: createRooms(models),
  };
  const following = new Following(follower, { ...options, ...stores });
  if (await mustRebuild(group, options.kafka, stores.positions)) await following.rebuild();
  const subscription = await options.kafka.subscribe({
    group,
    topics: [topic],
    fromBeginning: true,
    concurrency: partitionsAtOnce,
    onCrash: options.onCrash,
    async onBatch(batch) {
      await following.take(batch);
      lag.set({ follower: follower.name, partition: batch.partition }, batch.lag);
      const position = positionAfter(batch);
      if (position) await subscription.commit([position]).catch(following.noteUncommitted);
    },
  });
  return subscription;
}

/** Whether rooms may have events that no record will tell: it never read them all, or Kafka dropped some unread. */
async function mustRebuild(group: string, kafka: KafkaClient, positions: Positions): Promise<boolean> {
  if (!(await positions.isWhole())) return true;
  const progress = await kafka.progress(topic, group);
  return progress.some(({ committed, begin }) => (committed ?? 0n) < begin);
}

interface Needs extends Pick<FollowOptions, 'publisher' | 'logger'> {
  positions: Positions;
  log: Pick<RoomLog, 'eventsBetween' | 'findStored'>;
  rooms: Pick<Rooms, 'pagesOfIds'>;
}

/** Confirms that the partition is still ours, and says so to Kafka. */
type Stay = () => Promise<void>;

class NotOurs extends Error {
  constructor() {
    super('the partition was taken away');
  }
}

class Following {
  readonly #follower: Follower;
  readonly #options: Needs;

  constructor(follower: Follower, options: Needs) {
    this.#follower = follower;
    this.#options = options;
  }

  /** What is not committed comes again, and its rooms are further by then. */
  readonly noteUncommitted = (error: unknown): void =>
    this.#options.logger.warn({ err: error, follower: this.#follower.name }, 'room events were applied, not committed');

  /** Reads every room from where it is to its end. Begun again, it goes on where it stopped. */
  async rebuild(): Promise<void> {
    const { logger, positions, rooms } = this.#options;
    logger.info({ follower: this.#follower.name }, 'a follower reads all rooms from the store');
    for await (const roomIds of rooms.pagesOfIds(roomsAtOnce)) {
      const reached = await positions.load(roomIds);
      const filled = [...reached].map(async ([roomId, after]) => [roomId, await this.#fill(roomId, after)] as const);
      const ends = new Map(await Promise.all(filled));
      await this.#surely(() => positions.save(ends));
    }
    await positions.setWhole();
  }

  async take(batch: IncomingBatch): Promise<void> {
    const stay: Stay = async () => {
      if (batch.isStale()) throw new NotOurs();
      await batch.heartbeat();
    };
    const rooms = [...new Set(batch.records.map(({ key }) => key))];
    const reached = await this.#surely(() => this.#options.positions.load(rooms), stay);
    let ready: RoomEvent[] = [];
    for (const record of batch.records) {
      const read = await this.#read(record);
      if (!read) continue;
      const { roomId, seq, event, late } = read;
      const position = reached.get(roomId) ?? 0;
      if (seq <= position && !late) continue;
      if (seq > position + 1) {
        await this.#apply(ready, stay);
        ready = [];
        await this.#fill(roomId, position, seq - 1, stay);
      }
      if (event) ready.push(event);
      reached.set(roomId, Math.max(position, seq));
    }
    await this.#apply(ready, stay);
    await this.#surely(() => this.#options.positions.save(reached), stay);
  }

  /**
   * Applies what the store has of a room; begins again where it was when the store goes away meanwhile. Resolves with the
   * last event that it applied, which the caller saves.
   */
  async #fill(roomId: string, after: number, upTo?: number, stay?: Stay): Promise<number> {
    const { log, positions } = this.#options;
    let reached = after;
    await this.#surely(async () => {
      for await (const page of storedEvents(log, roomId, reached, upTo)) {
        if (reached > after) await positions.save(new Map([[roomId, reached]]));
        await this.#apply(page, stay);
        reached = page.at(-1)?.seq ?? reached;
      }
    }, stay);
    return reached;
  }

  /** Undefined for what has no place, and for what is another follower's; without `event` what it cannot apply. */
  async #read(record: IncomingRecord) {
    const owner = record.header(followerHeader);
    if (owner && owner !== this.#follower.name) return undefined;
    const value = readJson(record.value);
    const place = roomEventPlace.safeParse(value);
    const parsed = roomEvent.safeParse(value);
    if (!parsed.success) await this.#bury(record, parsed.error.message);
    return place.success && { ...place.data, event: parsed.data, late: owner !== undefined };
  }

  async #apply(events: RoomEvent[], stay?: Stay): Promise<void> {
    let left = events;
    await this.#surely(async () => {
      while (left.length > 0) {
        const poison = await this.#poisonIn(left);
        if (!poison) return;
        await this.#bury(toRecord(poison.event), poison.message);
        left = left.filter(event => event !== poison.event);
      }
    }, stay);
  }

  /** Applies them all, or says which one can never be. */
  async #poisonIn(events: RoomEvent[]): Promise<PoisonEvent | undefined> {
    try {
      await this.#follower.apply(events);
      return undefined;
    } catch (error) {
      if (error instanceof PoisonEvent) return error;
      throw error;
    }
  }

  /** Does it until it works: what fails is taken for a store that is away. Ends with an error when the partition is not ours. */
  #surely<T>(work: () => Promise<T>, stay?: Stay): Promise<T> {
    const whileOurs = async (): Promise<T> => {
      await stay?.();
      return work();
    };
    return untilItWorks(whileOurs, {
      ...retry,
      failed: error => {
        if (error instanceof NotOurs) throw error;
        const { name: follower } = this.#follower;
        this.#options.logger.warn({ err: error, follower }, 'room events could not be applied yet');
      },
    });
  }

  async #bury(record: PoisonRecord, reason: string): Promise<void> {
    const { publisher, logger } = this.#options;
    const headers = { ...record.headers, [followerHeader]: this.#follower.name };
    await deadLetter({ publisher, logger, topic, record: { ...record, headers }, reason });
  }
}

function toRecord(event: RoomEvent): PoisonRecord {
  return { key: event.roomId, value: Buffer.from(JSON.stringify(event)), headers: {}, offset: '' };
}
