import { chatApi } from '@parley/contracts/chat-api';
import type { Ack, CommandReply, NoticePayload } from '@parley/contracts/chat-events';
import type { Message } from '@parley/contracts/message';
import type { Socket } from 'socket.io-client';
import { callAs } from '../call.ts';
import type { Person } from '../people.ts';
import { persistently } from './persistently.ts';
import { connectForGood } from './sender.ts';

/** What a follower holds of one room. */
export class RoomCopy {
  position = 0;
  readonly messages = new Map<string, Message>();
  /** Seqs of messages in the order in which they were first seen as new. */
  readonly firstSeen: number[] = [];
  readonly ahead = new Map<number, Message>();
  healing = false;
  gapsHealed = 0;
  doubled = 0;

  /** Takes a message whose event directly follows, or which comes from a range that leaves nothing out. */
  take(message: Message): void {
    if (message.changedSeq <= this.position) return;
    const known = this.messages.get(message.id);
    if (message.changedSeq === message.seq) {
      if (known) this.doubled += 1;
      this.firstSeen.push(message.seq);
    }
    this.messages.set(message.id, message);
    this.position = message.changedSeq;
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
    this.#socket = connectForGood(person.token);
    this.#socket.on('connect', () => void this.#sync());
    this.#socket.on('message:new', (message: Message) => this.#hear(message));
    this.#socket.on('message:changed', (message: Message) => this.#hear(message));
    this.#socket.on('messages:offline', (batch: NoticePayload<'messages:offline'>, ack: () => void) => {
      this.#takeRange(batch.roomId, batch.messages, batch.more ? 0 : batch.lastSeq);
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

  #hear(message: Message): void {
    const room = this.rooms.get(message.roomId);
    if (!room || message.changedSeq <= room.position) return;
    if (message.changedSeq > room.position + 1) {
      room.ahead.set(message.changedSeq, message);
      return void this.#heal(message.roomId);
    }
    room.take(message);
    this.#takeAhead(room);
  }

  #takeAhead(room: RoomCopy): void {
    for (const seq of [...room.ahead.keys()].filter(seq => seq <= room.position)) room.ahead.delete(seq);
    for (let next = room.ahead.get(room.position + 1); next; next = room.ahead.get(room.position + 1)) {
      room.ahead.delete(next.changedSeq);
      room.take(next);
    }
  }

  #takeRange(roomId: string, messages: Message[], completeTo: number): void {
    const room = this.rooms.get(roomId);
    if (!room) return;
    for (const message of messages) room.take(message);
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
        const { changes, lastSeq } = await persistently(read, () => this.#open);
        more = changes.length === query.limit;
        this.#takeRange(roomId, changes, more ? 0 : lastSeq);
      }
    } catch {
      // Closed meanwhile.
    } finally {
      room.healing = false;
    }
  }
}
