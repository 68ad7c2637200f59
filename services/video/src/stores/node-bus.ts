import { randomUUID } from 'node:crypto';
import { ParleyError, type SocketError } from '@parley/contracts/errors';
import type { Ack } from '@parley/contracts/chat-events';
import type { Logger } from '@parley/runtime/telemetry/logger';
import { presentable, toSocketError } from '@parley/runtime/http/problem';
import type { Redis } from '@parley/runtime/stores/redis';
import type { Nodes } from '../media/nodes.ts';

const answerWithinMs = 3_000;
const maxWaiting = 10_000;
const channelOf = (node: string) => `video:node:${node}`;

/** What nodes tell each other; `body` is JSON. */
export interface BusMessage {
  kind: 'ask' | 'answer' | 'tell';
  from: string;
  id: string;
  topic: string;
  body: unknown;
}

type Answer = (body: never, from: string) => unknown;
type Waiting = { resolve: (value: unknown) => void; reject: (error: unknown) => void; timer: NodeJS.Timeout };

interface BusOptions {
  self: string;
  publisher: Redis;
  subscriber: Redis;
  logger: Logger;
}

/** Messages from node to node over Redis pub/sub, in the order in which they were sent; questions have a time limit. */
export class NodeBus implements Nodes {
  readonly #options: BusOptions;
  readonly #waiting = new Map<string, Waiting>();
  readonly #topics = new Map<string, Answer>();

  constructor(options: BusOptions) {
    this.#options = options;
  }

  get self(): string {
    return this.#options.self;
  }

  /** Answers what other nodes ask and tell under a topic; what it resolves with goes back to who asked. */
  serve(topic: string, answer: Answer): void {
    this.#topics.set(topic, answer);
  }

  /** Begins to listen; call it when every topic is served. */
  async open(): Promise<void> {
    const { subscriber, self, logger } = this.#options;
    subscriber.on('message', (channel, text) => {
      if (channel !== channelOf(self)) return;
      try {
        this.#hear(JSON.parse(text) as BusMessage);
      } catch (error) {
        logger.warn({ err: error }, 'unreadable message between nodes');
      }
    });
    await subscriber.subscribe(channelOf(self));
  }

  /** Resolves with the answer; rejects with the other node's error, or `unavailable` when it does not answer. */
  ask(node: string, topic: string, body: unknown): Promise<unknown> {
    if (this.#waiting.size >= maxWaiting) throw new ParleyError('overloaded');
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      const fail = (cause?: unknown) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        reject(new ParleyError('unavailable', 'The node of this call does not answer', { cause }));
      };
      const timer = setTimeout(fail, answerWithinMs);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#send(node, { kind: 'ask', from: this.#options.self, id, topic, body }).catch(fail);
    });
  }

  /** Without an answer; what cannot be sent is lost. */
  tell(node: string, topic: string, body: unknown): void {
    this.#send(node, { kind: 'tell', from: this.#options.self, id: '', topic, body }).catch(() => undefined);
  }

  async #send(node: string, message: BusMessage): Promise<void> {
    await this.#options.publisher.publish(channelOf(node), JSON.stringify(message));
  }

  #hear(message: BusMessage): void {
    if (message.kind === 'answer') this.#settle(message);
    else void this.#serve(message);
  }

  async #serve({ kind, from, id, topic, body }: BusMessage): Promise<void> {
    const answer = await this.#run(topic, body, from).then(
      data => ({ ok: true, data }) as const,
      (error: unknown) => ({ ok: false, error: this.#shown(error) }) as const,
    );
    if (kind !== 'ask') return;
    const message = { kind: 'answer', from: this.#options.self, id, topic, body: answer } as const;
    await this.#send(from, message).catch(() => undefined);
  }

  async #run(topic: string, body: unknown, from: string): Promise<unknown> {
    const answer = this.#topics.get(topic);
    if (!answer) throw new ParleyError('not_found', `Nodes do not know ${topic}`);
    return answer(body as never, from);
  }

  #shown(error: unknown): SocketError {
    const visible = presentable(error);
    if (visible.code === 'internal') this.#options.logger.error({ err: error }, 'a question of another node failed');
    return toSocketError(visible);
  }

  #settle({ id, body }: BusMessage): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    const answer = body as Ack<unknown>;
    if (answer.ok) waiting.resolve(answer.data);
    else {
      const { code, message, errors, retryAfterMs } = answer.error;
      waiting.reject(new ParleyError(code, message, { errors, retryAfterMs }));
    }
  }
}
