import type { NoticePayload } from '@parley/contracts/chat-events';
import { isMentioned } from '@parley/contracts/mentions';
import { has } from '@parley/contracts/spaces/permissions';
import type { SpacePerson } from '../access/space-access.ts';
import type { ChatContext } from '../context.ts';
import type { ChatServer, ChatSocket } from '../notify/chat-server.ts';
import type { ChannelHead } from '../notify/channel-head.ts';
import { socketRooms, spaceIdOf } from '../notify/socket-rooms.ts';

const everyMs = 1_000;
/** Of one channel within a second; more are counted with the next look. */
const mostCalled = 100;

type Needs = Pick<ChatContext, 'access' | 'service' | 'events'>;
type CallChanged = NoticePayload<'call:changed'>;

/**
 * What sockets of this node are told of channels that they do not watch, and only those who see the channel: its calls, and at
 * most once a second how far it is. A message so costs what those who watch cost, and not what the space has members.
 */
export class SpaceDigests {
  readonly #ctx: Needs;
  readonly #io: () => ChatServer;
  /** By channel: the digest that waits for its second, undefined for none. */
  readonly #waiting = new Map<string, ChannelHead | undefined>();

  constructor(ctx: Needs, io: () => ChatServer) {
    this.#ctx = ctx;
    this.#io = io;
  }

  /** `event` is a JSON array of a name and a payload, from another process. */
  heard(name: string, event: string): void {
    const spaceId = spaceIdOf(name);
    if (spaceId === undefined) return;
    const [notice, payload] = JSON.parse(event) as [string, unknown];
    if (notice === 'room:digest') this.#head(payload as ChannelHead);
    else this.call(spaceId, payload as CallChanged);
  }

  /** Tells the sockets of this node of a call. */
  call(spaceId: string, change: CallChanged): void {
    void this.#emit(spaceId, change.roomId, socket => socket.emit('call:changed', change));
  }

  #head(head: ChannelHead): void {
    const { roomId } = head;
    const waits = this.#waiting.has(roomId);
    const called = [...(this.#waiting.get(roomId)?.called ?? []), ...(head.called ?? [])].slice(-mostCalled);
    this.#waiting.set(roomId, { ...head, called });
    if (!waits) this.#tell(roomId);
  }

  #tell(roomId: string): void {
    const head = this.#waiting.get(roomId);
    // Nothing for a second: the next message is told at once.
    if (!head) return void this.#waiting.delete(roomId);
    this.#waiting.set(roomId, undefined);
    const { lastSeq, spaceId, called = [] } = head;
    void this.#emit(spaceId, roomId, (socket, { member }) => {
      const mentions = called.filter(message => isMentioned(message, member)).map(({ seq }) => seq);
      socket.emit('room:digest', { roomId, lastSeq, spaceId, ...(mentions.length > 0 && { mentions }) });
    });
    this.#ctx.events.digestTold();
    setTimeout(() => this.#tell(roomId), everyMs).unref();
  }

  async #emit(spaceId: string, roomId: string, emit: (socket: ChatSocket, to: SpacePerson) => void): Promise<void> {
    const { adapter, sockets } = this.#io().of('/');
    try {
      for (const id of adapter.rooms.get(socketRooms.space(spaceId)) ?? []) {
        const socket = sockets.get(id) as ChatSocket | undefined;
        if (!socket || adapter.rooms.get(socketRooms.room(roomId))?.has(id)) continue;
        const person = await this.#ctx.access.person(spaceId, socket.data.caller.userId);
        const sees = person !== null && has(this.#ctx.access.permissionsInChannel(person, roomId), 'viewChannel');
        if (sees) emit(socket, person);
      }
    } catch (error) {
      this.#ctx.service.logger.info({ err: error }, 'nobody could say who sees a channel: it was not told of');
    }
  }
}
