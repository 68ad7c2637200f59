import { chatApi } from '@parley/contracts/chat-api';
import { chatCommands, chatNotices, type CommandReply, type NoticePayload } from '@parley/contracts/chat-events';
import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import { limits } from '@parley/contracts/ids';
import { notesOf, ofNotes } from '@parley/contracts/message-actions/index';
import { backoff, jittered } from '../backoff.ts';
import type { Caller } from '../rest/caller.ts';
import { commandsOf } from '../sockets/command.ts';
import type { ChatSocket } from '../sockets/connection.ts';
import { bindNotices } from '../sockets/notices.ts';
import { whileConnected } from '../sockets/while-connected.ts';
import { RoomOrder, type RoomEvent } from './room-order.ts';

export interface RoomFeedOptions {
  /** Of a connection that is opened after this feed is made. */
  socket: ChatSocket;
  /** Makes calls as the person of the socket. */
  call: Caller;
  /** By room: up to where its events are known; 0 for none. */
  rooms: Record<string, number>;
  /** Every place of a room once, in order. Of a range, only the last change of each message is told. */
  onEvent(event: RoomEvent): void;
  /** The room is more than 1,000 events ahead, or behind: its messages are to be read from history. Events after `position` follow. */
  onReset?(roomId: string, position: number): void;
  /** Between two looks at what was missed: 30 s, and half of it as jitter. */
  syncEveryMs?: number;
  /** Hints overtake each other; a gap is fetched when it lasts this long: 60 ms. */
  gapPatienceMs?: number;
  /** Between tries to fetch what was missed, as those of a connection. */
  pauses?: readonly number[];
}

const page = 100;
const gone: ReadonlySet<ErrorCode> = new Set(['not_a_member', 'unknown_room']);
const command = commandsOf(chatCommands, 8_000);

/**
 * The events of some rooms, without a hole. Notices are hints: what they leave out is fetched, and after every connect, and
 * now and then, the platform is told what is known here and sends what was missed.
 */
export class RoomFeed {
  readonly #options: RoomFeedOptions;
  readonly #rooms: Map<string, RoomOrder>;
  /** Large rooms that this connection asked to hear. */
  readonly #watched = new Set<string>();
  /** By room: the fetching of a gap that is waiting or under way. */
  readonly #healing = new Map<string, ReturnType<typeof setTimeout>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #life = new AbortController();
  /** How often a gap was fetched. */
  gapsHealed = 0;

  constructor(options: RoomFeedOptions) {
    this.#options = options;
    this.#rooms = new Map(Object.entries(options.rooms).map(([roomId, position]) => [roomId, new RoomOrder(position)]));
    const { socket } = options;
    const hear = (event: RoomEvent) => this.#hear(event);
    bindNotices(socket, chatNotices, {
      'message:new': hear,
      'message:changed': hear,
      ...ofNotes(hear),
      'messages:offline': batch => this.#takeBatch(batch),
      'room:changed': ({ roomId, lastSeq = 0 }) => this.#hearOf(roomId, lastSeq),
      'room:digest': ({ roomId, lastSeq }) => void this.#watch(roomId).then(() => this.#hearOf(roomId, lastSeq)),
    });
    socket.on('connect', () => {
      this.#watched.clear();
      this.#syncNow().catch(() => undefined);
    });
    this.#syncLater();
  }

  /** Up to where the events of a room have been told. */
  position(roomId: string): number | undefined {
    return this.#rooms.get(roomId)?.position;
  }

  get #isClosed(): boolean {
    return this.#life.signal.aborted;
  }

  close(): void {
    this.#life.abort();
    clearTimeout(this.#timer);
    for (const timer of this.#healing.values()) clearTimeout(timer);
  }

  #hear(event: RoomEvent): void {
    const room = this.#rooms.get(event.roomId);
    if (!room) return;
    this.#tell(room.take(event));
    if (room.hasGap) this.#heal(event.roomId, this.#options.gapPatienceMs ?? 60);
  }

  /** The room has events up to here. */
  #hearOf(roomId: string, lastSeq: number): void {
    const room = this.#rooms.get(roomId);
    room?.heardOf(lastSeq);
    if (room?.hasGap) this.#heal(roomId, 0);
  }

  /** Asks to hear everything of a large room. Where it fails, what a digest tells of is fetched. */
  async #watch(roomId: string): Promise<void> {
    if (!this.#rooms.has(roomId) || this.#watched.has(roomId)) return;
    this.#watched.add(roomId);
    await command(this.#options.socket, 'room:watch', { roomId }).catch(() => this.#watched.delete(roomId));
  }

  #takeBatch(batch: NoticePayload<'messages:offline'>): void {
    const { roomId, messages, lastSeq } = batch;
    this.#tell(this.#rooms.get(roomId)?.takeRange([...messages, ...notesOf(batch)], lastSeq));
  }

  #tell(events: readonly RoomEvent[] = []): void {
    if (this.#isClosed) return;
    for (const event of events) this.#options.onEvent(event);
  }

  #syncLater(): void {
    const { syncEveryMs = 30_000 } = this.#options;
    // What fails here is made up for by the next time.
    const again = async () => {
      await this.#sync().catch(() => undefined);
      if (!this.#isClosed) this.#syncLater();
    };
    this.#timer = setTimeout(() => void again(), jittered(syncEveryMs, syncEveryMs / 2));
  }

  /** After a connect, again and again while that connection stands: until then nobody hears what was missed. */
  #syncNow(): Promise<void> {
    const { socket, pauses } = this.#options;
    return whileConnected(socket, () => this.#sync(), {
      pause: (attempt, error) => backoff(attempt, error?.retryAfterMs, Math.random, pauses),
      signal: this.#life.signal,
    });
  }

  /** Tells what is known here; what was missed then comes as notices. Rejects where the platform cannot answer. */
  async #sync(): Promise<void> {
    const { socket } = this.#options;
    const known = [...this.#rooms].map(([roomId, { position }]): [string, number] => [roomId, position]);
    for (let at = 0; at < known.length; at += limits.syncRooms) {
      const rooms = Object.fromEntries(known.slice(at, at + limits.syncRooms));
      const answer = await command(socket, 'sync', { rooms, only: at > 0 });
      if (this.#isClosed) return;
      this.#restartWhereTold(answer, rooms);
    }
  }

  #restartWhereTold({ rooms }: CommandReply<'sync'>, asked: Record<string, number>): void {
    for (const [roomId, position] of Object.entries(asked)) {
      const { lastSeq, reset } = rooms[roomId] ?? { lastSeq: 0, reset: false };
      // What is behind may have been fetched while the answer was on its way.
      const isBehind = (this.#rooms.get(roomId)?.position ?? 0) < lastSeq;
      if (reset && (position > lastSeq || isBehind)) this.#restart(roomId, lastSeq);
    }
  }

  #restart(roomId: string, position: number): void {
    this.#rooms.get(roomId)?.restart(position);
    this.#options.onReset?.(roomId, position);
  }

  /** Fetches what is missing after `delay`, and again until nothing is; several calls are one. */
  #heal(roomId: string, delay: number, attempt = 0): void {
    const room = this.#rooms.get(roomId);
    if (!room || this.#isClosed || this.#healing.has(roomId)) return;
    const run = async (): Promise<void> => {
      if (room.hasGap) await this.#fetchChanges(roomId, room).catch(error => this.#letGo(roomId, error));
      this.#healing.delete(roomId);
      const pause = backoff(attempt, undefined, Math.random, this.#options.pauses);
      if (room.hasGap) this.#heal(roomId, pause, attempt + 1);
    };
    this.#healing.set(
      roomId,
      setTimeout(() => void run(), delay),
    );
  }

  async #fetchChanges(roomId: string, room: RoomOrder): Promise<void> {
    this.gapsHealed += 1;
    for (let isLast = false; !isLast && !this.#isClosed;) {
      const query = { since: room.position, limit: page };
      const answer = await this.#options.call(chatApi.changes, { params: { id: roomId }, query });
      if (answer.reset) return this.#restart(roomId, answer.lastSeq);
      const { changes, upTo } = answer;
      isLast = changes.length < page && upTo === undefined;
      const reach = isLast ? answer.lastSeq : (changes.at(-1)?.changedSeq ?? room.position);
      this.#tell(room.takeRange([...changes, ...notesOf(answer)], upTo ?? reach));
    }
  }

  /** A room that may not be read any more is followed no longer; everything else may pass. */
  #letGo(roomId: string, error: unknown): void {
    if (error instanceof ParleyError && gone.has(error.code)) this.#rooms.delete(roomId);
  }
}
