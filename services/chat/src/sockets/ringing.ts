import type { RingOutcome } from '@parley/contracts/call';
import { callLimits } from '@parley/contracts/video-events';
import type { ChatContext } from '../context.ts';
import type { Ring } from '../stores/rings.ts';
import type { ChatServer, ChatSocket } from './chat-io.ts';
import { socketRooms } from './socket-rooms.ts';

type Call = Pick<Ring, 'callId' | 'roomId' | 'by'>;

/**
 * Rings the other person of a dm on all their devices, until the first outcome. The node that began it also ends it
 * when time is up; should it die, the devices stop by themselves, and the end of the call says what it was.
 */
export class Ringing {
  readonly #ctx: ChatContext;
  readonly #io: ChatServer;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(ctx: ChatContext, io: ChatServer) {
    this.#ctx = ctx;
    this.#io = io;
  }

  /** Called again for the same call, it goes on with what there is. */
  async begin({ callId, roomId, by }: Call, startedAt: string): Promise<void> {
    const { rings, calls, members } = this.#ctx;
    const to = (await members.peersOf([roomId], by)).get(roomId);
    if (to === undefined) return;
    const ring: Ring = { roomId, callId, by, to, expiresAt: Date.parse(startedAt) + callLimits.ringMs };
    await rings.begin(ring);
    if ((await rings.outcomeOf(callId)) !== null) return;
    const other = await calls.ofUser(to);
    if (other === callId) return;
    if (other !== null) return this.end(ring, 'busy');
    if (ring.expiresAt <= Date.now()) return this.end(ring, 'missed');
    this.#io.to(socketRooms.user(to)).emit('call:ringing', present(ring));
    this.#endInTime(ring);
  }

  /** The first outcome is told to both; a later one changes nothing. */
  async end(ring: Ring, outcome: RingOutcome, by?: string): Promise<void> {
    const { callId, roomId } = ring;
    if (!(await this.#ctx.rings.end(ring, outcome))) return;
    this.#forget(callId);
    const both = [socketRooms.user(ring.by), socketRooms.user(ring.to)];
    this.#io.to(both).emit('call:ring-ended', { roomId, callId, outcome, ...(by !== undefined && { by }) });
    this.#ctx.events.callRang(outcome, callId, roomId);
  }

  /** Somebody came into the call: if it is the person who was called, that is the answer. */
  async joined(callId: string, userId: string): Promise<void> {
    const ring = await this.#ctx.rings.find(callId);
    if (ring?.to === userId) await this.end(ring, 'accepted', userId);
  }

  /** Nobody is in the call any more: who called gave up. */
  async abandoned(callId: string): Promise<void> {
    const ring = await this.#ctx.rings.find(callId);
    if (ring) await this.end(ring, ring.expiresAt <= Date.now() ? 'missed' : 'cancelled');
  }

  /** Tells a device that has just connected what rings. */
  async remind(socket: ChatSocket): Promise<void> {
    const rings = await this.#ctx.rings.ringingFor(socket.data.caller.userId);
    for (const ring of rings) socket.emit('call:ringing', present(ring));
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #endInTime(ring: Ring): void {
    this.#forget(ring.callId);
    const timer = setTimeout(() => void this.#expire(ring), ring.expiresAt - Date.now());
    this.#timers.set(ring.callId, timer);
  }

  async #expire(ring: Ring): Promise<void> {
    this.#timers.delete(ring.callId);
    try {
      await this.end(ring, 'missed');
    } catch (error) {
      this.#ctx.service.logger.warn({ err: error, callId: ring.callId }, 'the end of a ring could not be told');
    }
  }

  #forget(callId: string): void {
    clearTimeout(this.#timers.get(callId));
    this.#timers.delete(callId);
  }
}

function present({ roomId, callId, by, expiresAt }: Ring) {
  return { roomId, callId, by, expiresAt: new Date(expiresAt).toISOString() };
}
