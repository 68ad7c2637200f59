import type { CommandInput } from '@parley/contracts/chat-events';
import { ParleyError } from '@parley/contracts/errors';
import type { PersonStatus } from '@parley/contracts/people/status';
import { hearersOf, untilHeard } from '@parley/runtime/sockets/socket-adapter';
import { reads } from '../access/may.ts';
import { requireMember } from '../access/require-member.ts';
import type { ChatContext } from '../context.ts';
import type { ChatSocket } from '../notify/chat-server.ts';
import { personIdOf, socketRooms } from '../notify/socket-rooms.ts';
import { statusesOf } from '../people/person-status.ts';

type Needs = Pick<
  ChatContext,
  | 'presence'
  | 'statuses'
  | 'access'
  | 'memberships'
  | 'members'
  | 'rooms'
  | 'notify'
  | 'redis'
  | 'adapterSubscriber'
  | 'service'
>;

/**
 * Who has whom in view. A socket names the people that its screen shows, and hears how they are until it names others: so what a
 * change costs goes by those who look, and not by all who share a space with the person.
 */
export class Viewers {
  readonly #ctx: Needs;

  constructor(ctx: Needs) {
    this.#ctx = ctx;
  }

  /** Answers how those are whom both share the place with, and tells of them from now on, and of nobody else. */
  async watch(socket: ChatSocket, { userIds, ...place }: CommandInput<'people:watch'>): Promise<PersonStatus[]> {
    const { userId } = socket.data.caller;
    const inPlace = new Set(await this.#among(place, userId, [...new Set(userIds)]));
    if (!socket.connected) return [];
    const names = [...inPlace].map(socketRooms.person);
    for (const name of socket.rooms) {
      const watched = personIdOf(name);
      if (watched !== undefined && !inPlace.has(watched)) await socket.leave(name);
    }
    await socket.join(names);
    await untilHeard(this.#ctx.adapterSubscriber, names);
    return statusesOf(this.#ctx, [...inPlace]);
  }

  /** Tells who has these people in view how they are now. A notice may be lost: the next look tells it. */
  tell(userIds: readonly string[]): void {
    if (userIds.length > 0) void this.#tell(userIds);
  }

  async #tell(userIds: readonly string[]): Promise<void> {
    const { notify, service } = this.#ctx;
    try {
      for (const status of await statusesOf(this.#ctx, await this.#inView(userIds)))
        notify.viewers(status.userId, 'person:status', status);
    } catch (error) {
      service.logger.info({ err: error }, 'viewers were not told how people are');
    }
  }

  /** Those whom somebody looks at: of the others nothing has to be read. */
  async #inView(userIds: readonly string[]): Promise<readonly string[]> {
    const counts = await hearersOf(this.#ctx.redis, userIds.map(socketRooms.person));
    return userIds.filter((_, at) => counts[at] !== 0);
  }

  async #among(place: Pick<CommandInput<'people:watch'>, 'spaceId' | 'roomId'>, userId: string, userIds: string[]) {
    const { spaceId, roomId } = place;
    return spaceId === undefined
      ? this.#inRoom(roomId ?? '', userId, userIds)
      : this.#inSpace(spaceId, userId, userIds);
  }

  async #inSpace(spaceId: string, userId: string, userIds: string[]): Promise<string[]> {
    const { access } = this.#ctx;
    if (!(await access.person(spaceId, userId))) throw new ParleyError('unknown_space');
    const found = await Promise.all(userIds.map(id => access.person(spaceId, id)));
    return userIds.filter((_, at) => found[at]);
  }

  async #inRoom(roomId: string, userId: string, userIds: string[]): Promise<string[]> {
    const { memberships } = this.#ctx;
    const own = await requireMember(this.#ctx, roomId, userId);
    // Who is blocked, or asks to be let in, does not see how the other is.
    if (own.block || own.request) return [];
    const found = await Promise.all(userIds.map(id => memberships.find(roomId, id)));
    return userIds.filter((_, at) => reads(found[at]));
  }
}
