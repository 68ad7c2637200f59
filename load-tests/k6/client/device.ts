import { CookieJar } from 'k6/http';
import { setTimeout } from 'k6/timers';
import type {
  Ack,
  ChatCommand,
  CommandInput,
  CommandReply,
  NoticePayload,
} from '../../../services/contracts/src/chat-events.ts';
import type { OrderedPerson } from '../order.ts';
import { metrics } from './metrics.ts';
import { order, rooms } from './order.ts';
import { dueAtOf, isMessage, placeOf } from './packets.ts';
import { RoomCopy } from './room-copy.ts';
import { ParleySocket } from './socket.ts';

const path = '/socket.io/';
/** For what a last sync brings. */
const healMs = 1_500;
/** As `limits.largeRoom` of the contract, which k6 cannot load. */
const largeRoom = 200;
const backOff = { firstMs: 1_000, mostMs: 8_000 };

/**
 * One person's device, by the rules of the contract: it comes back after a lost socket as the server tells, says what it
 * has, takes what it missed, and asks for a range that it sees missing.
 */
export class Device {
  readonly #person: OrderedPerson;
  readonly #measures: boolean;
  readonly #jar = new CookieJar();
  readonly #copies = new Map<string, RoomCopy>();
  #socket: ParleySocket | undefined;
  #ready = false;
  #tries = 0;
  #triedFrom = 0;
  #lostAt = 0;
  #syncing = false;
  #closed = false;
  #drain: NoticePayload<'server:drain'> | undefined;
  /** Called whenever it hears its rooms again. */
  onReady: () => void = () => undefined;
  /** The stage whose name the measurements get. */
  static stage = 'none';

  constructor(person: OrderedPerson, measures: boolean) {
    this.#person = person;
    this.#measures = measures;
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** Connects, and stays connected until {@link close}. */
  connect(): void {
    this.#triedFrom = Date.now();
    this.#open();
  }

  /** Gives a command and hands on its answer; nothing comes when the socket is lost meanwhile. */
  command<C extends ChatCommand>(name: C, input: CommandInput<C>, onAck: (answer: Ack<CommandReply<C>>) => void): void {
    this.#socket?.command(name, input, answer => onAck(answer as Ack<CommandReply<C>>));
  }

  /** Takes what it may still have missed, counts what is missing after that, and leaves. */
  finish(): void {
    if (!this.#ready) {
      metrics.away.add(1);
      return this.close();
    }
    this.#sync();
    setTimeout(() => this.#count(), healMs);
  }

  #count(): void {
    this.command('sync', { rooms: {} }, answer => {
      if (answer.ok) metrics.missing.add(this.#missing(answer.data));
      this.close();
    });
    setTimeout(() => this.close(), healMs);
  }

  close(): void {
    this.#closed = true;
    this.#ready = false;
    this.#socket?.close();
  }

  #open(): void {
    if (this.#closed) return;
    this.#socket = new ParleySocket(
      { url: order.url, path, jar: this.#jar },
      { token: this.#person.token },
      {
        entered: () => this.#entered(),
        refused: (code, retryAfterMs) => {
          metrics.refused.add(1);
          if (code === 'overloaded') setTimeout(() => this.#open(), retryAfterMs);
          else this.#again(retryAfterMs);
        },
        lost: () => this.#wasLost(),
        heard: (packet, answer) => this.#hear(packet, answer),
      },
    );
  }

  #entered(): void {
    metrics.connected.add(1);
    if (this.#lostAt === 0) metrics.connect.add(Date.now() - this.#triedFrom);
    this.#tries = 0;
    this.#watch();
    this.#sync();
  }

  #wasLost(): void {
    if (this.#closed) return;
    if (this.#ready) {
      this.#lostAt = Date.now();
      metrics.lost.add(1);
    }
    this.#ready = false;
    this.#syncing = false;
    const { retryAfterMs, jitterMs } = this.#drain ?? { retryAfterMs: 0, jitterMs: 0 };
    this.#drain = undefined;
    if (retryAfterMs > 0) setTimeout(() => this.#open(), retryAfterMs + Math.random() * jitterMs);
    else this.#again(0);
  }

  /** 1, 2, 4, 8 s, each with jitter; later when the server says so. A slot at an overloaded node is met without them. */
  #again(retryAfterMs: number): void {
    const pause = Math.min(backOff.firstMs * 2 ** this.#tries++, backOff.mostMs);
    setTimeout(() => this.#open(), Math.max(retryAfterMs, pause * (0.5 + Math.random())));
  }

  #sync(): void {
    if (this.#syncing) return;
    this.#syncing = true;
    this.command('sync', { rooms: this.#positions() }, answer => {
      this.#syncing = false;
      if (!answer.ok) return void setTimeout(() => this.#sync(), 500);
      for (const [roomId, { lastSeq, reset }] of Object.entries(answer.data.rooms)) {
        if (!this.#copies.has(roomId) || reset) this.#copies.set(roomId, new RoomCopy(lastSeq));
      }
      this.#becomeReady();
    });
  }

  /** Those who are measured look at their rooms; the others hear of the large ones by digest. */
  #watch(): void {
    if (!this.#measures) return;
    for (const at of this.#person.rooms) {
      const room = rooms[at];
      if (room && room.size > largeRoom) this.command('room:watch', { roomId: room.id }, () => undefined);
    }
  }

  #becomeReady(): void {
    if (this.#ready) return;
    this.#ready = true;
    if (this.#lostAt > 0) metrics.back.add(Date.now() - this.#lostAt);
    this.#lostAt = 0;
    this.onReady();
  }

  #hear(packet: string, answer: () => void): void {
    if (isMessage(packet)) return this.#hearMessage(packet);
    if (packet.includes('"messages:offline"')) {
      const [, batch] = JSON.parse(packet.slice(packet.indexOf('['))) as ['', NoticePayload<'messages:offline'>];
      const copy = this.#copies.get(batch.roomId);
      const last = batch.messages[batch.messages.length - 1]?.changedSeq ?? 0;
      copy?.completeTo(batch.more ? last : batch.lastSeq);
      return answer();
    }
    if (packet.startsWith('42["server:drain"')) {
      [, this.#drain] = JSON.parse(packet.slice(2)) as ['', NoticePayload<'server:drain'>];
    } else if (this.#measures && packet.startsWith('42["room:changed"')) {
      const [, { roomId, lastSeq = 0 }] = JSON.parse(packet.slice(2)) as ['', NoticePayload<'room:changed'>];
      if (this.#ready && lastSeq > (this.#copies.get(roomId)?.complete ?? lastSeq)) this.#sync();
    }
  }

  #hearMessage(packet: string): void {
    metrics.heard.add(1);
    if (!this.#measures) return;
    const { roomId, seq } = placeOf(packet);
    const copy = this.#copies.get(roomId);
    if (copy && !copy.take(seq)) {
      metrics.gaps.add(1);
      if (this.#ready) this.#sync();
    }
    const dueAt = dueAtOf(packet);
    if (!Number.isNaN(dueAt)) metrics.delivered.add(Date.now() - dueAt, { stage: Device.stage });
  }

  /** Nothing for a device that only counts: it would be sent everything again. */
  #positions(): Record<string, number> {
    if (!this.#measures) return {};
    return Object.fromEntries([...this.#copies].map(([roomId, { complete }]) => [roomId, complete]));
  }

  #missing({ rooms: heads }: CommandReply<'sync'>): number {
    if (!this.#measures) return 0;
    return this.#person.rooms.reduce((sum, at) => {
      const roomId = rooms[at]?.id ?? '';
      return sum + Math.max(0, (heads[roomId]?.lastSeq ?? 0) - (this.#copies.get(roomId)?.complete ?? 0));
    }, 0);
  }
}
