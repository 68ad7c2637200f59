import { setTimeout } from 'k6/timers';
import type { Ack, CommandReply } from '../../../services/contracts/src/chat-events.ts';
import type { Device } from './device.ts';
import { metrics } from './metrics.ts';
import { bodyDueAt } from './packets.ts';

const ackWithinMs = 5_000;
/** What a client does not repeat: the person is told. */
const final = ['bad_request', 'forbidden', 'not_a_member', 'unknown_room', 'key_reused', 'payload_too_large'];

interface Waiting {
  roomId: string;
  body: string;
  dueAt: number;
  stage: string;
  triedAt: number;
}

/** Sends of one device, each kept and repeated under its key until it is acknowledged, as the web app's outbox does. */
export class Sender {
  readonly #device: Device;
  readonly #waiting = new Map<string, Waiting>();
  #closed = false;

  constructor(device: Device) {
    this.#device = device;
    device.onReady = () => this.#repeatAll();
  }

  /** Sends now, or when the device is connected again; times count from `dueAt`. */
  send(roomId: string, dueAt: number, stage: string): void {
    const clientMsgId = crypto.randomUUID();
    metrics.sent.add(1, { stage });
    this.#waiting.set(clientMsgId, { roomId, body: bodyDueAt(dueAt), dueAt, stage, triedAt: 0 });
    this.#attempt(clientMsgId);
  }

  /** Nothing is repeated any more. */
  close(): void {
    this.#closed = true;
  }

  #attempt(clientMsgId: string): void {
    const item = this.#waiting.get(clientMsgId);
    if (!item || this.#closed || !this.#device.ready) return;
    if (item.triedAt > 0) metrics.repeated.add(1);
    const triedAt = Date.now();
    item.triedAt = triedAt;
    const { roomId, body } = item;
    this.#device.command('message:send', { roomId, clientMsgId, body }, answer => this.#answered(clientMsgId, answer));
    setTimeout(() => {
      if (this.#waiting.get(clientMsgId)?.triedAt === triedAt) this.#attempt(clientMsgId);
    }, ackWithinMs);
  }

  #answered(clientMsgId: string, answer: Ack<CommandReply<'message:send'>>): void {
    const item = this.#waiting.get(clientMsgId);
    if (!item) return;
    if (answer.ok) {
      this.#waiting.delete(clientMsgId);
      metrics.acked.add(1, { stage: item.stage });
      metrics.ack.add(Date.now() - item.dueAt, { stage: item.stage });
    } else if (final.includes(answer.error.code)) {
      this.#waiting.delete(clientMsgId);
      metrics.shownErrors.add(1);
    } else {
      setTimeout(() => this.#attempt(clientMsgId), answer.error.retryAfterMs ?? 500);
    }
  }

  #repeatAll(): void {
    for (const clientMsgId of this.#waiting.keys()) this.#attempt(clientMsgId);
  }
}
