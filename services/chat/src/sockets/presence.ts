import { randomBytes } from 'node:crypto';
import { Gathered } from '@parley/runtime/process/gathered';
import type { ChatContext } from '../context.ts';
import type { ChatSocket } from '../notify/chat-server.ts';
import { expiryMs } from '../stores/presence-nodes.ts';
import { cleanUpAfter } from './clean-up-after.ts';
import { PresenceNotices } from './presence-notices.ts';
import type { Viewers } from './viewers.ts';

const heartbeatMs = 10_000;
/** A reload of the page must not look like a departure. */
const leaveGraceMs = 2_000;
const usersAtOnce = 100;

type Needs = Pick<ChatContext, 'presence' | 'members' | 'statuses' | 'service' | 'notify' | 'pressure'>;
type Present = Pick<ChatSocket, 'data' | 'connected'>;

interface Comer {
  userId: string;
  roomIds: readonly string[];
}

/**
 * Presence of the people that this node serves. Redis hears of them when they come and go, and of the node every ten
 * seconds. What Redis has lost is written again under a new incarnation; the former is cleaned up after as that of a dead node.
 */
export class Presence {
  readonly #ctx: Needs;
  readonly #viewers: Pick<Viewers, 'tell'>;
  readonly #notices: PresenceNotices;
  readonly #coming = new Gathered(usersAtOnce, (comers: Comer[]) => this.#enter(comers));
  readonly #going = new Gathered(usersAtOnce, (userIds: string[]) => this.#leave(userIds));
  /** Sockets by user. */
  readonly #sockets = new Map<string, Set<Present>>();
  /** Devices that are not in use. */
  readonly #resting = new WeakSet<Present>();
  /** People of whom Redis was told that no device of theirs here is in use. */
  readonly #idle = new Set<string>();
  /** People whose coming or going could not be written. */
  readonly #owed = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  #incarnation = '';
  #renewedAt = 0;
  /** Whether Redis has everything, but for what is owed. */
  #isWritten = false;
  /** What we wrote under before. */
  #former: string[] = [];
  #tidying: Promise<void> | undefined;

  constructor(ctx: Needs, viewers: Pick<Viewers, 'tell'>) {
    this.#ctx = ctx;
    this.#viewers = viewers;
    this.#notices = new PresenceNotices(ctx);
    this.#timer = setInterval(() => void this.beat(), heartbeatMs);
    void this.beat();
  }

  async connected(socket: Present, roomIds: string[]): Promise<void> {
    // It may have gone before its rooms were read.
    if (!socket.connected) return;
    const { userId } = socket.data.caller;
    const own = this.#sockets.get(userId) ?? new Set();
    this.#sockets.set(userId, own.add(socket));
    if (own.size === 1) await this.#coming.ask({ userId, roomIds }).catch((error: unknown) => this.#owe(userId, error));
    else await this.#settleIdle(userId);
  }

  /** A device says that it is in use, or is not any more. */
  async rests(socket: Present, isResting: boolean): Promise<void> {
    if (isResting) this.#resting.add(socket);
    else this.#resting.delete(socket);
    await this.#settleIdle(socket.data.caller.userId);
  }

  disconnected(socket: Present): void {
    const { userId } = socket.data.caller;
    const own = this.#sockets.get(userId);
    if (!own?.delete(socket)) return;
    if (own.size > 0) return void this.#settleIdle(userId);
    this.#sockets.delete(userId);
    const leave = () => void this.#going.ask(userId).catch((error: unknown) => this.#owe(userId, error));
    setTimeout(leave, leaveGraceMs).unref();
  }

  /** Redis was away, and may have lost something. */
  async redisIsBack(): Promise<void> {
    this.#isWritten = false;
    await this.beat();
    // What was under way then may have been too far to begin again.
    if (!this.#isWritten) await this.beat();
  }

  /** Every ten seconds. Costs one command, whatever this node serves, while nothing is to be mended. */
  async beat(): Promise<void> {
    try {
      const dead = this.#isCurrent() ? await this.#renew() : [];
      this.#tidying ??= this.#tidy(dead).finally(() => {
        this.#tidying = undefined;
      });
      await this.#tidying;
    } catch (error) {
      this.#ctx.service.logger.info({ err: error }, 'presence could not be kept up');
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** An orderly end: another node cleans up with its next heartbeat, and does not wait until this one counts as dead. */
  async retire(): Promise<void> {
    this.close();
    await this.#ctx.presence.giveUp([...this.#former, this.#incarnation].filter(Boolean)).catch(() => undefined);
  }

  async #enter(comers: Comer[]): Promise<void[]> {
    if (!this.#isCurrent()) return [];
    const { presence } = this.#ctx;
    const roomsOf = new Map(comers.map(({ userId, roomIds }) => [userId, roomIds]));
    const cameOnline = new Set(await presence.serve(this.#incarnation, [...roomsOf.keys()]));
    const rooms = new Map([...roomsOf].filter(([userId]) => cameOnline.has(userId)));
    if (rooms.size > 0) this.#notices.note(await presence.settle(rooms, cameOnline));
    for (const userId of roomsOf.keys()) this.#idle.delete(userId);
    this.#viewers.tell([...cameOnline]);
    return [];
  }

  /** Tells Redis and who has the person in view; what is lost is right again when they come the next time. */
  async #settleIdle(userId: string): Promise<void> {
    const own = this.#sockets.get(userId);
    const isIdle = own !== undefined && [...own].every(socket => this.#resting.has(socket));
    if (!own || isIdle === this.#idle.has(userId) || !this.#isCurrent()) return;
    if (isIdle) this.#idle.add(userId);
    else this.#idle.delete(userId);
    try {
      await this.#ctx.presence.setAwake(this.#incarnation, userId, !isIdle);
    } catch (error) {
      return this.#owe(userId, error);
    }
    this.#viewers.tell([userId]);
  }

  async #leave(userIds: string[]): Promise<void[]> {
    const gone = userIds.filter(userId => !this.#sockets.has(userId));
    if (gone.length === 0 || !this.#isCurrent()) return [];
    const { presence, members, statuses } = this.#ctx;
    const incarnation = this.#incarnation;
    const offline = await presence.release(incarnation, gone);
    // The rooms are read after that: somebody who joins one from now on is not entered as connected.
    if (offline.length > 0) {
      const [rooms] = await Promise.all([members.roomIdsOfMany(offline), statuses.seen(offline, new Date())]);
      this.#notices.note(await presence.settle(rooms, new Set()));
      this.#viewers.tell(offline);
    }
    const stillGone = gone.filter(userId => !this.#sockets.has(userId));
    if (stillGone.length > 0) await presence.removeServed(incarnation, stillGone);
    return [];
  }

  #owe(userId: string, error: unknown): void {
    this.#owed.add(userId);
    this.#ctx.service.logger.debug({ err: error }, 'that somebody came or went is written later');
  }

  /** After a long standstill we may count as dead: nothing is written under an incarnation that others clean up after. */
  #isCurrent(): boolean {
    if (performance.now() - this.#renewedAt > expiryMs) this.#isWritten = false;
    return this.#isWritten;
  }

  async #renew(): Promise<string[]> {
    const askedAt = performance.now();
    const { isAlive, dead } = await this.#ctx.presence.renew(this.#incarnation);
    if (isAlive) this.#renewedAt = askedAt;
    else this.#isWritten = false;
    return dead;
  }

  async #tidy(dead: string[]): Promise<void> {
    while (!this.#isWritten) await this.#writeAll();
    for (const userId of [...this.#owed]) await this.#payOff(userId);
    for (const incarnation of dead)
      await cleanUpAfter(
        { ...this.#ctx, notices: this.#notices, viewers: this.#viewers },
        incarnation,
        this.#incarnation,
      );
  }

  async #writeAll(): Promise<void> {
    const { presence, service } = this.#ctx;
    if (this.#incarnation) this.#former.push(this.#incarnation);
    const askedAt = performance.now();
    const incarnation = `${service.node}.${randomBytes(9).toString('base64url')}`;
    await presence.register(incarnation);
    // From here on who comes and goes is written under it, beside the rest.
    [this.#incarnation, this.#renewedAt, this.#isWritten] = [incarnation, askedAt, true];
    this.#owed.clear();
    try {
      const userIds = [...this.#sockets.keys()];
      for (let at = 0; at < userIds.length; at += usersAtOnce) await this.#write(userIds.slice(at, at + usersAtOnce));
      await presence.giveUp(this.#former);
      this.#former = [];
    } catch (error) {
      this.#isWritten = false;
      throw error;
    }
  }

  async #write(some: string[]): Promise<void> {
    const { presence, members } = this.#ctx;
    const rooms = await members.roomIdsOfMany(some, true);
    const userIds = some.filter(userId => this.#sockets.has(userId));
    if (userIds.length === 0) return;
    await presence.serve(this.#incarnation, userIds);
    this.#notices.note(await presence.settle(rooms));
    for (const userId of userIds) this.#idle.delete(userId);
    await Promise.all(userIds.map(userId => this.#settleIdle(userId)));
  }

  async #payOff(userId: string): Promise<void> {
    this.#owed.delete(userId);
    try {
      await (this.#sockets.has(userId) ? this.#write([userId]) : this.#leave([userId]));
    } catch (error) {
      this.#owed.add(userId);
      throw error;
    }
  }
}
