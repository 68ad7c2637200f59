import http, { CookieJar } from 'k6/http';
import type { Counter, Trend } from 'k6/metrics';
import { clearInterval, setInterval } from 'k6/timers';
import type { Ack } from '../../../services/contracts/src/chat-events.ts';
import type {
  VideoCommand,
  VideoInput,
  VideoNoticePayload,
  VideoReply,
} from '../../../services/contracts/src/video-events.ts';
import type { OrderedPerson } from '../order.ts';
import { order } from './order.ts';
import { ParleySocket } from './socket.ts';

const path = '/rtc/socket.io/';
const signalEveryMs = 2_000;

interface Measures {
  joined: Trend;
  signalled: Trend;
  failures: Counter;
  entered: Counter;
}

/** One person in a call of two: gets a ticket, joins, and sends the other one a signal every two seconds. */
export class CallPeer {
  readonly #person: OrderedPerson;
  readonly #roomId: string;
  readonly #measures: Measures;
  #socket: ParleySocket | undefined;
  #other: string | undefined;
  #timer: number | undefined;
  #leaving = false;

  constructor(person: OrderedPerson, roomId: string, measures: Measures) {
    this.#person = person;
    this.#roomId = roomId;
    this.#measures = measures;
  }

  join(): void {
    const startedAt = Date.now();
    void this.#ticket().then(ticket => {
      if (ticket === undefined) return this.#measures.failures.add(1);
      this.#socket = new ParleySocket(
        { url: order.url, path, jar: new CookieJar() },
        { ticket },
        {
          entered: () => this.#enter(startedAt),
          refused: () => this.#measures.failures.add(1),
          lost: () => this.#leaving || this.#measures.failures.add(1),
          heard: packet => this.#hear(packet),
        },
      );
    });
  }

  leave(): void {
    this.#leaving = true;
    if (this.#timer !== undefined) clearInterval(this.#timer);
    this.#socket?.close();
  }

  async #ticket(): Promise<string | undefined> {
    const url = `${order.url}${(order.routes['callTicket'] ?? '').replace(':id', this.#roomId)}`;
    const headers = { authorization: `Bearer ${this.#person.token}` };
    const answer = await http.asyncRequest('POST', url, null, { headers, responseType: 'text' });
    return answer.status === 201 ? String(answer.json('ticket')) : undefined;
  }

  #enter(startedAt: number): void {
    this.#command('call:join', { topologies: ['mesh', 'sfu'] }, answer => {
      if (!answer.ok) return this.#measures.failures.add(1);
      this.#measures.joined.add(Date.now() - startedAt);
      this.#measures.entered.add(1);
      const [other] = answer.data.peers;
      if (other) this.#talkTo(other.peerId);
    });
  }

  #hear(packet: string): void {
    if (packet.startsWith('42["peer:joined"')) {
      const [, { peerId }] = JSON.parse(packet.slice(2)) as ['', VideoNoticePayload<'peer:joined'>];
      this.#talkTo(peerId);
    } else if (packet.startsWith('42["signal"')) {
      const sentAt = /candidate:(\d{13})/.exec(packet)?.[1];
      if (sentAt !== undefined) this.#measures.signalled.add(Date.now() - Number(sentAt));
    }
  }

  #talkTo(peerId: string): void {
    this.#other = peerId;
    this.#timer ??= setInterval(() => this.#signal(), signalEveryMs) as unknown as number;
  }

  /** The text of a candidate is the other browser's business: here it tells when it was sent. */
  #signal(): void {
    if (this.#other === undefined) return;
    const candidate = {
      candidate: `candidate:${Date.now()} 1 udp 1 127.0.0.1 9 typ host`,
      sdpMid: '0',
      sdpMLineIndex: 0,
    };
    this.#command('signal', { to: this.#other, candidate }, answer => {
      if (!answer.ok && !this.#leaving) this.#measures.failures.add(1);
    });
  }

  #command<C extends VideoCommand>(
    name: C,
    input: Partial<VideoInput<C>>,
    onAck: (answer: Ack<VideoReply<C>>) => void,
  ): void {
    this.#socket?.command(name, input, answer => onAck(answer as Ack<VideoReply<C>>));
  }
}
