import { randomUUID } from 'node:crypto';
import { followRoomEvents } from '@parley/chat/follow';
import type { Message } from '@parley/contracts/message';
import { topics } from '@parley/contracts/records';
import type { RoomEvent } from '@parley/contracts/room-events';
import { createKafka } from '@parley/runtime/kafka/kafka';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { endpoints } from '../endpoints.ts';
import { reactionKey } from './follower.ts';

/** What was told of one room. */
export class RoomTold {
  last = 0;
  /** Events that were left out. */
  holes = 0;
  readonly messages = new Map<string, Message>();
  readonly reactions = new Map<string, { seq: number; on: boolean }>();

  /** The promise is at least once: what comes again changes nothing. */
  take(event: RoomEvent): void {
    if (event.seq <= this.last) return;
    this.holes += event.seq - this.last - 1;
    this.last = event.seq;
    if ('message' in event) return this.#keep(event.message);
    if (event.type !== 'reaction.stored.v1') return;
    const { messageId, by, emoji, seq, on } = event;
    this.reactions.set(reactionKey(messageId, by, emoji), { seq, on });
  }

  #keep(message: Message): void {
    const known = this.messages.get(message.id);
    if (!known || known.changedSeq < message.changedSeq) this.messages.set(message.id, message);
  }
}

/** Follows all rooms by `chat.room-events`, as search, notifications and bots do. */
export interface RoomFollower {
  of(roomId: string): RoomTold;
  close(): Promise<void>;
}

export async function startRoomFollower(): Promise<RoomFollower> {
  const name = `observer-${randomUUID()}`;
  const logger = createLogger({ service: 'test', node: name, level: 'fatal' });
  const { kafka: accounts, mongoUrl } = endpoints();
  const kafka = createKafka({ connection: accounts.admin, topics: [topics.roomEvents], clientId: name, logger });
  const publisher = kafka.publisher();
  const connection = await connectMongo(mongoUrl, { name, maxPoolSize: 2, timeoutMs: 10_000, logger });
  const rooms = new Map<string, RoomTold>();
  const of = (roomId: string): RoomTold => {
    const told = rooms.get(roomId) ?? new RoomTold();
    rooms.set(roomId, told);
    return told;
  };
  const apply = async (events: RoomEvent[]): Promise<void> => {
    for (const event of events) of(event.roomId).take(event);
  };
  let failure: Error | undefined;
  const onCrash = (error: Error): void => void (failure = error);
  const subscription = await followRoomEvents({ name, apply }, { kafka, publisher, connection, logger, onCrash });
  return {
    of,
    async close() {
      await subscription.close();
      await Promise.all([publisher.close(), kafka.close(), connection.close()]);
      if (failure) throw failure;
    },
  };
}
