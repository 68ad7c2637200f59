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

type Needs = Pick<ChatContext, 'access' | 'service' | 'events' | 'blocks'>;
type CallChanged = NoticePayload<'call:changed'>;
type Called = NonNullable<ChannelHead['called']>[number];

/** A socket of somebody who sees the channel, and does not watch it. */
interface Seer {
  socket: ChatSocket;
  person: SpacePerson;
}

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
    void this.#seers(spaceId, change.roomId).then(seers => {
      const ids = seers.map(({ socket }) => socket.id);
      if (ids.length > 0) this.#io().local.to(ids).emit('call:changed', change);
    });
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
    void this.#seers(spaceId, roomId).then(async seers => {
      const callsOf = await this.#callsOf(seers, called);
      const uncalled: string[] = [];
      for (const { socket, person } of seers) {
        const mentions = callsOf.get(person.member.userId);
        if (mentions) socket.emit('room:digest', { roomId, lastSeq, spaceId, mentions });
        else uncalled.push(socket.id);
      }
      // Encoded once for all of them.
      if (uncalled.length > 0) this.#io().local.to(uncalled).emit('room:digest', { roomId, lastSeq, spaceId });
    });
    this.#ctx.events.digestTold();
    setTimeout(() => this.#tell(roomId), everyMs).unref();
  }

  /** By person: the places of messages that call them, but of nobody whom they have blocked. */
  async #callsOf(seers: readonly Seer[], called: readonly Called[]): Promise<Map<string, number[]>> {
    const callsOf = new Map<string, number[]>();
    for (const [by, messages] of Map.groupBy(called, message => message.by)) {
      const found = new Map(
        seers.map(({ person: { member } }) => [
          member.userId,
          messages.filter(message => isMentioned(message, member)),
        ]),
      );
      const people = [...found.keys()].filter(userId => userId !== by && found.get(userId)?.length !== 0);
      // A call too many is better than one too few.
      const blockers = await this.#ctx.blocks.whoBlocked(by, people).catch(() => new Set<string>());
      for (const userId of people.filter(one => !blockers.has(one)))
        callsOf.set(userId, [...(callsOf.get(userId) ?? []), ...(found.get(userId) ?? []).map(({ seq }) => seq)]);
    }
    return callsOf;
  }

  async #seers(spaceId: string, roomId: string): Promise<Seer[]> {
    const { adapter, sockets } = this.#io().of('/');
    const seers: Seer[] = [];
    try {
      for (const id of adapter.rooms.get(socketRooms.space(spaceId)) ?? []) {
        const socket = sockets.get(id) as ChatSocket | undefined;
        if (!socket || adapter.rooms.get(socketRooms.room(roomId))?.has(id)) continue;
        const person = await this.#ctx.access.person(spaceId, socket.data.caller.userId);
        const sees = person !== null && has(this.#ctx.access.permissionsInChannel(person, roomId), 'viewChannel');
        if (sees) seers.push({ socket, person });
      }
    } catch (error) {
      this.#ctx.service.logger.info({ err: error }, 'nobody could say who sees a channel: it was not told of');
    }
    return seers;
  }
}
