import { chatApi } from '@parley/contracts/chat-api';
import type { Ack, CommandReply, NoticePayload } from '@parley/contracts/chat-events';
import type { Message } from '@parley/contracts/message';
import type { ReactionChange } from '@parley/contracts/reaction';
import type { Socket } from 'socket.io-client';
import { callAs } from '../call.ts';
import type { Person } from '../people.ts';
import { persistently } from './persistently.ts';
import { connectForGood } from './sender.ts';

type RoomEvent = Message | ReactionChange;

const placeOf = (event: RoomEvent): number => ('messageId' in event ? event.seq : event.changedSeq);

/** How a reaction is named in a follower's copy. */
export const reactionKey = (messageId: string, userId: string, emoji: string): string =>
  `${messageId} ${userId} ${emoji}`;

/** What a follower holds of one room. */
export class RoomCopy {
  position = 0;
  readonly messages = new Map<string, Message>();
  /** Seqs of messages in the order in which they were first seen as new. */
  readonly firstSeen: number[] = [];
  /** Who chose an emoji for which message: the place of the last event, and whether it stands. */
  readonly reactions = new Map<string, { seq: number; on: boolean }>();
  readonly ahead = new Map<number, RoomEvent>();
  healing = false;
  gapsHealed = 0;
  doubled = 0;

  /** Takes what directly follows, or comes from a range that leaves nothing out. */
  take(event: RoomEvent): void {
    if ('messageId' in event) this.#react(event);
    else if (event.changedSeq > this.position) this.#keep(event);
    this.position = Math.max(this.position, placeOf(event));
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

/**
 * A client that only listens, by the rules of the contract: it applies what directly follows, keeps what is ahead,
 * fetches ranges that it missed, and on every connection says what it has.
 */
export class Follower {
  readonly rooms: Map<string, RoomCopy>;
  readonly #person: Person;
  readonly #socket: Socket;
  readonly #timer: NodeJS.Timeout;
  #open = true;

  constructor(person: Person, roomIds: string[]) {
    this.#person = person;
    this.rooms = new Map(roomIds.map(roomId => [roomId, new RoomCopy()]));
    this.#socket = connectForGood(person);
    this.#socket.on('connect', () => void this.#sync());
    this.#socket.on('message:new', (message: Message) => this.#hear(message));
    this.#socket.on('message:changed', (message: Message) => this.#hear(message));
    this.#socket.on('message:reaction', (change: ReactionChange) => this.#hear(change));
    this.#socket.on('messages:offline', (batch: NoticePayload<'messages:offline'>, ack: () => void) => {
      const { roomId, messages, reactions = [], more, lastSeq } = batch;
      this.#takeRange(roomId, [...messages, ...reactions], more ? 0 : lastSeq);
      ack();
    });
    this.#socket.on('room:changed', ({ roomId, lastSeq }: NoticePayload<'room:changed'>) => {
      if ((lastSeq ?? 0) > (this.rooms.get(roomId)?.position ?? Infinity)) void this.#heal(roomId);
    });
    this.#timer = setInterval(() => void this.#sync(), resyncEveryMs);
  }

  get gapsHealed(): number {
    return [...this.rooms.values()].reduce((sum, room) => sum + room.gapsHealed, 0);
  }

  close(): void {
    this.#open = false;
    clearInterval(this.#timer);
    this.#socket.disconnect();
  }

  #hear(event: RoomEvent): void {
    const room = this.rooms.get(event.roomId);
    if (!room || placeOf(event) <= room.position) return;
    if (placeOf(event) > room.position + 1) {
      room.ahead.set(placeOf(event), event);
      return void this.#heal(event.roomId);
    }
    room.take(event);
    this.#takeAhead(room);
  }

  #takeAhead(room: RoomCopy): void {
    for (const seq of [...room.ahead.keys()].filter(seq => seq <= room.position)) room.ahead.delete(seq);
    for (let next = room.ahead.get(room.position + 1); next; next = room.ahead.get(room.position + 1)) {
      room.ahead.delete(placeOf(next));
      room.take(next);
    }
  }

  #takeRange(roomId: string, events: RoomEvent[], completeTo: number): void {
    const room = this.rooms.get(roomId);
    if (!room) return;
    for (const event of events) room.take(event);
    room.position = Math.max(room.position, completeTo);
    this.#takeAhead(room);
  }

  async #sync(): Promise<void> {
    if (!this.#socket.connected) return;
    const rooms = Object.fromEntries([...this.rooms].map(([roomId, { position }]) => [roomId, position]));
    const answer = await this.#socket
      .timeout(3_000)
      .emitWithAck('sync', { rooms })
      .catch(() => undefined);
    const reply = answer as Ack<CommandReply<'sync'>> | undefined;
    if (reply && !reply.ok) setTimeout(() => void this.#sync(), 500);
  }

  async #heal(roomId: string): Promise<void> {
    const room = this.rooms.get(roomId);
    if (!room || room.healing) return;
    room.healing = true;
    room.gapsHealed += 1;
    try {
      for (let more = true; more && this.#open;) {
        const query = { since: room.position, limit: 100 };
        const read = () => callAs(this.#person, chatApi.changes, { params: { id: roomId }, query });
        const { changes, reactions = [], lastSeq } = await persistently(read, () => this.#open);
        more = changes.length === query.limit;
        this.#takeRange(roomId, [...changes, ...reactions], more ? 0 : lastSeq);
      }
    } catch {
      // Closed meanwhile.
    } finally {
      room.healing = false;
    }
  }
}
