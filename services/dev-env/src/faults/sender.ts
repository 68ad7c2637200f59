import { randomUUID } from 'node:crypto';
import { chatApi } from '@parley/contracts/chat-api';
import type { Ack, NoticePayload } from '@parley/contracts/chat-events';
import { ParleyError } from '@parley/contracts/errors';
import { io, type Socket } from 'socket.io-client';
import { callAs } from '../call.ts';
import { endpoints } from '../endpoints.ts';
import type { Person } from '../people.ts';
import { persistently } from './persistently.ts';

/** A send, an edit of an earlier message, or a reaction to it, and what became of it. */
export interface Sent {
  roomId: string;
  key: string;
  body: string;
  /** The send that this edits. */
  edits?: Sent;
  /** The send that this chooses an emoji for. */
  reactsTo?: Sent;
  /** The message's id, once it is acknowledged. */
  ackedId?: string;
}

const ackTimeoutMs = 3_000;
const editEvery = 7;
const reactEvery = 5;
export const chosenEmoji = '👍';

/** A person who writes, one after the other, and repeats each send under its key until it is acknowledged. */
export class Sender {
  readonly person: Person;
  readonly sent: Sent[] = [];
  attempts = 0;
  /** Why attempts failed; those that waited for a connection, and so sent nothing, are left out. */
  readonly failures: unknown[] = [];
  lastAckAt = 0;
  readonly #roomIds: string[];
  readonly #socket: Socket | undefined;
  #running = true;
  #done: Promise<void> = Promise.resolve();

  constructor(person: Person, roomIds: string[], by: 'socket' | 'rest') {
    this.person = person;
    this.#roomIds = roomIds;
    if (by === 'socket') this.#socket = connectForGood(person);
  }

  /** Writes about so many messages a second until `stop`. */
  start(perSecond: number): void {
    this.#done = this.#write(1_000 / perSecond);
  }

  /** Resolves when everything that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.#running = false;
    await this.#done;
    this.#socket?.disconnect();
  }

  async #write(pauseMs: number): Promise<void> {
    while (this.#running) {
      const item = this.#next();
      this.sent.push(item);
      item.ackedId = await persistently(() => this.#attempt(item));
      this.lastAckAt = Date.now();
      await new Promise(resolve => setTimeout(resolve, pauseMs * (0.5 + Math.random())));
    }
  }

  #next(): Sent {
    const count = this.sent.length;
    const roomId = this.#roomIds[count % this.#roomIds.length] ?? '';
    const body = `${this.person.user.username} ${count}`;
    const earlier = this.sent.findLast(item => item.roomId === roomId && !item.edits && !item.reactsTo);
    if (earlier && count % editEvery === 0)
      return { roomId, key: randomUUID(), body: `${body} (edit)`, edits: earlier };
    if (earlier && count % reactEvery === 0) return { roomId, key: randomUUID(), body: chosenEmoji, reactsTo: earlier };
    return { roomId, key: randomUUID(), body };
  }

  async #attempt(item: Sent): Promise<string> {
    this.attempts += 1;
    if (this.#socket?.connected === false) throw new Error('not connected');
    try {
      return await (this.#socket ? this.#bySocket(this.#socket, item) : this.#byRest(item));
    } catch (error) {
      this.failures.push(error);
      throw error;
    }
  }

  async #bySocket(socket: Socket, item: Sent): Promise<string> {
    const [command, input] = commandOf(item);
    const answer = (await socket.timeout(ackTimeoutMs).emitWithAck(command, input)) as Ack<{ id: string }>;
    if (!answer.ok) {
      const { code, message, retryAfterMs } = answer.error;
      throw new ParleyError(code, message, { retryAfterMs });
    }
    return answer.data.id;
  }

  async #byRest({ roomId, key, body, edits, reactsTo }: Sent): Promise<string> {
    const params = { id: roomId, messageId: (edits ?? reactsTo)?.ackedId ?? '' };
    const { person } = this;
    if (edits) return (await callAs(person, chatApi.editMessage, { params, body: { body, clientEventId: key } })).id;
    if (reactsTo) {
      const choice = { emoji: body, on: true, clientEventId: key };
      return (await callAs(person, chatApi.react, { params, body: choice })).id;
    }
    return (await callAs(person, chatApi.sendMessage, { params: { id: roomId }, body: { clientMsgId: key, body } })).id;
  }
}

function commandOf({ roomId, key, body, edits, reactsTo }: Sent): [command: string, input: object] {
  if (edits) return ['message:edit', { roomId, id: edits.ackedId, body, clientEventId: key }];
  if (reactsTo) return ['message:react', { roomId, id: reactsTo.ackedId, emoji: body, on: true, clientEventId: key }];
  return ['message:send', { roomId, clientMsgId: key, body }];
}

/** A socket that comes back by itself with the newest token, over WebSocket as long as it can be had. */
export function connectForGood(who: Pick<Person, 'token'>): Socket {
  let pauseMs = 500;
  return io(endpoints().httpUrl, {
    auth: (tell: (auth: object) => void) => tell({ token: who.token }),
    transports: ['websocket', 'polling'],
    forceNew: true,
    reconnectionDelay: 200,
    reconnectionDelayMax: 2_000,
  })
    .on('server:drain', ({ retryAfterMs, jitterMs }: NoticePayload<'server:drain'>) => {
      pauseMs = retryAfterMs + Math.random() * jitterMs;
    })
    .on('connect_error', comeBack)
    .on('disconnect', comeBack);

  /** Socket.IO itself does not come back to a server that refused or ended the connection. */
  function comeBack(this: Socket, reason: Error | Socket.DisconnectReason): void {
    if (!this.active && reason !== 'io client disconnect') setTimeout(() => this.connect(), pauseMs);
  }
}
