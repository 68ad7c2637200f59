import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '@parley/contracts/message';
import { spreadOf } from '../lib/percentiles.ts';
import type { Connection } from './connection.ts';
import type { Crowd, Outcome, Sending } from './job.ts';
import { Ledger } from './ledger.ts';
import { openLoop } from './open-loop.ts';

const settleWithinMs = 15_000;

/** One run of sending into the rooms of a crowd. */
export class Run {
  readonly #rooms: Crowd['rooms'];
  readonly #ledger: Ledger;
  readonly #runId = randomUUID().slice(0, 23);
  readonly #dueAt: number[] = [];
  readonly #ackMs: number[] = [];
  readonly #deliveredMs: number[] = [];
  readonly #refusedMs: number[] = [];
  #measuring = false;
  #deliveries = 0;

  constructor(rooms: Crowd['rooms']) {
    this.#rooms = rooms;
    this.#ledger = new Ledger(new Map(rooms.map(({ id, members }) => [id, members.length])));
  }

  /** A notice of the server; what is not of this run does not count. */
  hear(socket: number, event: string, payload: unknown): void {
    if (event !== 'message:new') return;
    const { clientMsgId, roomId, seq } = payload as Message;
    if (!clientMsgId.startsWith(this.#runId)) return;
    const index = Number.parseInt(clientMsgId.slice(24), 16);
    if (!this.#ledger.heard(index, socket, roomId, seq) || !this.#measuring) return;
    this.#deliveries += 1;
    this.#deliveredMs.push(performance.now() - (this.#dueAt[index] ?? Number.NaN));
  }

  /** Warms up, measures, waits for what is under way. `phase` is called at both ends of what is measured. */
  async send(
    sockets: Connection[],
    { perSecond, warmSeconds, seconds, bodyChars }: Sending,
    phase: (is: 'measuring' | 'measured') => void,
  ): Promise<Outcome> {
    const body = 'x'.repeat(bodyChars);
    const warm = Math.round(perSecond * warmSeconds);
    await openLoop(perSecond, warmSeconds, (index, dueAt) => this.#sendOne(sockets, index, dueAt, body));
    phase('measuring');
    this.#measuring = true;
    const before = process.cpuUsage();
    await openLoop(perSecond, seconds, (index, dueAt) => this.#sendOne(sockets, warm + index, dueAt, body));
    const { user, system } = process.cpuUsage(before);
    phase('measured');
    const deliveries = this.#deliveries;
    const settledMs = await this.#settle();
    this.#measuring = false;
    return {
      completeness: this.#ledger.verdict(),
      ack: spreadOf(this.#ackMs),
      delivered: spreadOf(this.#deliveredMs),
      refused: spreadOf(this.#refusedMs),
      ...{ settledMs, deliveries, generatorCpuMs: (user + system) / 1_000 },
    };
  }

  #sendOne(sockets: Connection[], index: number, dueAt: number, body: string): void {
    const room = this.#rooms[index % this.#rooms.length];
    const sender = room?.members[Math.floor(index / this.#rooms.length) % room.members.length];
    const socket = sender === undefined ? undefined : sockets[sender];
    if (!room || !socket) return;
    this.#dueAt[index] = dueAt;
    this.#ledger.sent(index, room.id);
    const clientMsgId = `${this.#runId}-${index.toString(16).padStart(12, '0')}`;
    socket.emit('message:send', { roomId: room.id, clientMsgId, body }, answer => this.#answered(index, answer));
  }

  #answered(index: number, answer: unknown): void {
    const { ok, error } = answer as { ok: boolean; error?: { code: string } };
    const took = performance.now() - (this.#dueAt[index] ?? Number.NaN);
    if (this.#measuring) (ok ? this.#ackMs : this.#refusedMs).push(took);
    if (ok) this.#ledger.acked(index);
    else this.#ledger.refused(error?.code ?? 'unknown');
  }

  async #settle(): Promise<number> {
    const begun = performance.now();
    while (!this.#ledger.settled && performance.now() < begun + settleWithinMs) await sleep(50);
    return performance.now() - begun;
  }
}
