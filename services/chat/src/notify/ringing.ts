import type { RingOutcome } from '@parley/contracts/call';
import { callLimits } from '@parley/contracts/video-events';
import type { ChatContext } from '../context.ts';
import { ownStatusOf } from '../people/person-status.ts';
import type { Ring } from '../stores/rings.ts';
import type { ChatSocket } from './chat-server.ts';

type Needs = Pick<
  ChatContext,
  'service' | 'rings' | 'calls' | 'members' | 'blocks' | 'statuses' | 'limiter' | 'limits' | 'events' | 'notify'
>;
type Call = Pick<Ring, 'callId' | 'roomId' | 'by'>;

const sweepEveryMs = 1_000;

/**
 * Rings the other person of a dm, or the members of a small group, on all their devices, until the first outcome of each. Nothing
 * of it is kept on a node: every one looks for what has rung long enough, so that none is missed when it dies.
 */
export class Ringing {
  readonly #ctx: Needs;
  readonly #sweeper: NodeJS.Timeout;

  constructor(ctx: Needs) {
    this.#ctx = ctx;
    this.#sweeper = setInterval(() => void this.#sweep(), sweepEveryMs);
  }

  /** Rings the other person of a dm. */
  async begin({ callId, roomId, by }: Call, startedAt: string): Promise<void> {
    const to = (await this.#ctx.members.peersOf([roomId], by)).get(roomId);
    const expiresAt = Date.parse(startedAt) + callLimits.ringMs;
    if (to !== undefined) await this.ring({ roomId, callId, by, to, expiresAt });
  }

  /** Rings one person, whether they are rung now. Called again for the same call, it goes on with what there is. */
  async ring(asked: Ring): Promise<boolean> {
    const { rings, calls, notify } = this.#ctx;
    if (!(await this.#mayBeRung(asked)) || !(await this.#mayRing(asked))) return false;
    const ring = await rings.begin(asked);
    if ((await rings.outcomeOf(ring)) !== null) return false;
    const other = await calls.ofUser(ring.to);
    if (other === ring.callId) return false;
    const outcome = other === null ? ring.expiresAt <= Date.now() && 'missed' : 'busy';
    if (outcome) await this.end(ring, outcome);
    else notify.people([ring.to], 'call:ringing', present(ring));
    return !outcome;
  }

  /** Neither before a request was accepted, nor where one of two people has blocked the other. */
  async #mayBeRung({ roomId, by, to }: Ring): Promise<boolean> {
    const { members, blocks } = this.#ctx;
    const member = await members.find(roomId, to);
    return member !== null && !member.request && !(await blocks.between(by, to));
  }

  /**
   * Who does not want to be disturbed is not rung, and nobody without end: such a call is silent. A ring that was begun before
   * goes on.
   */
  async #mayRing({ callId, by, to }: Ring): Promise<boolean> {
    const { rings, limiter, limits, events } = this.#ctx;
    if (await rings.find({ callId, to })) return true;
    if ((await ownStatusOf(this.#ctx, to)).mode === 'dnd') return false;
    const pair = await limiter.take(limits.ringsPerPair, `${by}:${to}`);
    const rung = pair.ok ? await limiter.take(limits.ringsPerUser, to) : pair;
    if (!rung.ok) events.ringRefused(callId, by, to);
    return rung.ok;
  }

  /** The first outcome is told to both; a later one changes nothing. */
  async end(ring: Ring, outcome: RingOutcome, by?: string): Promise<void> {
    const { callId, roomId, to } = ring;
    const { rings, notify, events } = this.#ctx;
    if (!(await rings.end(ring, outcome))) return;
    const payload = { roomId, callId, outcome, to, ...(by !== undefined && { by }) };
    notify.people([ring.by, to], 'call:ring-ended', payload);
    events.callRang(outcome, callId, roomId);
  }

  /** Somebody came into the call: if it is a person who was called, that is the answer. */
  async joined(callId: string, userId: string): Promise<void> {
    const ring = await this.#ctx.rings.find({ callId, to: userId });
    if (ring) await this.end(ring, 'accepted', userId);
  }

  /** Nobody is in the call any more: who called gave up. */
  async abandoned(callId: string): Promise<void> {
    for (const ring of await this.#ctx.rings.ofCall(callId))
      await this.end(ring, ring.expiresAt <= Date.now() ? 'missed' : 'cancelled');
  }

  /** Tells a device that has just connected what rings. */
  async remind(socket: ChatSocket): Promise<void> {
    const rings = await this.#ctx.rings.ringingFor(socket.data.caller.userId);
    for (const ring of rings) socket.emit('call:ringing', present(ring));
  }

  close(): void {
    clearInterval(this.#sweeper);
  }

  async #sweep(): Promise<void> {
    try {
      for (const ring of await this.#ctx.rings.overdue()) await this.end(ring, 'missed');
    } catch (error) {
      this.#ctx.service.logger.info({ err: error }, 'rings that are over wait for redis');
    }
  }
}

function present({ roomId, callId, by, expiresAt }: Ring) {
  return { roomId, callId, by, expiresAt: new Date(expiresAt).toISOString() };
}
