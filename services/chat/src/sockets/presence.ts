import { randomBytes } from 'node:crypto';
import { Gathered } from '@parley/runtime/process/gathered';
import type { ChatContext } from '../context.ts';
import type { ChatSocket } from '../notify/chat-server.ts';
import { expiryMs } from '../stores/presence-nodes.ts';
import { cleanUpAfter } from './clean-up-after.ts';
import { PresenceNotices } from './presence-notices.ts';

const heartbeatMs = 10_000;
/** A reload of the page must not look like a departure. */
const leaveGraceMs = 2_000;
const usersAtOnce = 100;

type Needs = Pick<ChatContext, 'presence' | 'members' | 'service' | 'notify' | 'pressure'>;
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
  readonly #notices: PresenceNotices;
  readonly #coming = new Gathered(usersAtOnce, (comers: Comer[]) => this.#enter(comers));
  readonly #counted = new WeakSet<Present>();
  /** Sockets by user. */
  readonly #sockets = new Map<string, number>();
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

  constructor(ctx: Needs) {
    this.#ctx = ctx;
    this.#notices = new PresenceNotices(ctx);
    this.#timer = setInterval(() => void this.beat(), heartbeatMs);
    void this.beat();
  }

  async connected(socket: Present, roomIds: string[]): Promise<void> {
    // It may have gone before its rooms were read.
    if (!socket.connected) return;
    const { userId } = socket.data.caller;
    const count = (this.#sockets.get(userId) ?? 0) + 1;
    this.#counted.add(socket);
    this.#sockets.set(userId, count);
    if (count > 1) return;
    await this.#coming.ask({ userId, roomIds }).catch((error: unknown) => this.#owe(userId, error));
  }

  disconnected(socket: Present): void {
    if (!this.#counted.delete(socket)) return;
    const { userId } = socket.data.caller;
    const count = (this.#sockets.get(userId) ?? 1) - 1;
    if (count > 0) this.#sockets.set(userId, count);
    else {
      this.#sockets.delete(userId);
      setTimeout(() => void this.#leave(userId).catch(error => this.#owe(userId, error)), leaveGraceMs).unref();
    }
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
    return [];
  }

  async #leave(userId: string): Promise<void> {
    if (this.#sockets.has(userId) || !this.#isCurrent()) return;
    const { presence, members } = this.#ctx;
    const incarnation = this.#incarnation;
    const [wentOffline] = await presence.release(incarnation, [userId]);
    // The rooms are read after that: somebody who joins one from now on is not entered as connected.
    if (wentOffline !== undefined)
      this.#notices.note(await presence.settle(new Map([[userId, await members.roomIdsOf(userId)]]), new Set()));
    if (!this.#sockets.has(userId)) await presence.removeServed(incarnation, [userId]);
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
      await cleanUpAfter({ ...this.#ctx, notices: this.#notices }, incarnation, this.#incarnation);
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
  }

  async #payOff(userId: string): Promise<void> {
    this.#owed.delete(userId);
    try {
      await (this.#sockets.has(userId) ? this.#write([userId]) : this.#leave(userId));
    } catch (error) {
      this.#owed.add(userId);
      throw error;
    }
  }
}
