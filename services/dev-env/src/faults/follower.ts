import { RoomFeed } from '@parley/client/rooms/room-feed';
import { placeOf, type RoomEvent } from '@parley/client/rooms/room-order';
import type { Connection } from '@parley/client/sockets/connection';
import type { Message } from '@parley/contracts/message';
import type { ReactionChange } from '@parley/contracts/message-actions/reaction';
import { callAs } from '../call.ts';
import type { Person } from '../people.ts';
import { openConnection, pauses } from './sender.ts';

/** How a reaction is named in a follower's copy. */
export const reactionKey = (messageId: string, userId: string, emoji: string): string =>
  `${messageId} ${userId} ${emoji}`;

/** What a follower holds of one room. */
export class RoomCopy {
  readonly messages = new Map<string, Message>();
  /** Seqs of messages in the order in which they were first seen as new. */
  readonly firstSeen: number[] = [];
  /** Who chose an emoji for which message: the place of the last event, and whether it stands. */
  readonly reactions = new Map<string, { seq: number; on: boolean }>();
  doubled = 0;
  #last = 0;

  /** Takes the next event; one that is not after the one before was told twice. */
  take(event: RoomEvent): void {
    if (placeOf(event) <= this.#last) this.doubled += 1;
    this.#last = placeOf(event);
    if (!('notice' in event)) this.#keep(event);
    else if (event.notice === 'message:reaction') this.#react(event);
  }

  #keep(message: Message): void {
    const known = this.messages.get(message.id);
    if (message.changedSeq === message.seq) {
      if (known) this.doubled += 1;
      this.firstSeen.push(message.seq);
    }
    this.messages.set(message.id, message);
  }

  #react({ messageId, userId, emoji, seq, on }: ReactionChange): void {
    const key = reactionKey(messageId, userId, emoji);
    if (seq > (this.reactions.get(key)?.seq ?? 0)) this.reactions.set(key, { seq, on });
  }
}

const resyncEveryMs = 5_000;

/** A client that only listens, by the client's own rules: it is told every event of its rooms, whatever gets lost on the way. */
export class Follower {
  readonly rooms: Map<string, RoomCopy>;
  readonly #connection: Connection;
  readonly #feed: RoomFeed;

  constructor(person: Person, roomIds: string[]) {
    this.rooms = new Map(roomIds.map(roomId => [roomId, new RoomCopy()]));
    this.#connection = openConnection(person);
    this.#feed = new RoomFeed({
      socket: this.#connection.socket,
      call: (entry, input) => callAs(person, entry, input),
      rooms: Object.fromEntries(roomIds.map(roomId => [roomId, 0])),
      onEvent: event => this.rooms.get(event.roomId)?.take(event),
      syncEveryMs: resyncEveryMs,
      gapPatienceMs: 0,
      pauses,
    });
    this.#connection.open();
  }

  get gapsHealed(): number {
    return this.#feed.gapsHealed;
  }

  close(): void {
    this.#feed.close();
    this.#connection.close();
  }
}
