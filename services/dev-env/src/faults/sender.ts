import { randomUUID } from 'node:crypto';
import { commandsOf } from '@parley/client/sockets/command';
import { Connection, type ChatSocket } from '@parley/client/sockets/connection';
import { chatApi } from '@parley/contracts/chat-api';
import { chatCommands } from '@parley/contracts/chat-events';
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
/** Shorter than those of the web app: what is measured is the platform. */
export const pauses = [200, 400, 800, 2_000];
const command = commandsOf(chatCommands, ackTimeoutMs);
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
  readonly #connection: Connection | undefined;
  #running = true;
  #done: Promise<void> = Promise.resolve();

  constructor(person: Person, roomIds: string[], by: 'socket' | 'rest') {
    this.person = person;
    this.#roomIds = roomIds;
    if (by === 'socket') this.#connection = openConnection(person);
    this.#connection?.open();
  }

  /** Writes about so many messages a second until `stop`. */
  start(perSecond: number): void {
    this.#done = this.#write(1_000 / perSecond);
  }

  /** Resolves when everything that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.#running = false;
    await this.#done;
    this.#connection?.close();
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
    const socket = this.#connection?.socket;
    if (socket?.connected === false) throw new Error('not connected');
    try {
      return await (socket ? bySocket(socket, item) : this.#byRest(item));
    } catch (error) {
      this.failures.push(error);
      throw error;
    }
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

/** Hands one to the platform by socket; resolves with the message's id. */
async function bySocket(socket: ChatSocket, { roomId, key, body, edits, reactsTo }: Sent): Promise<string> {
  const id = (edits ?? reactsTo)?.ackedId ?? '';
  if (edits) return (await command(socket, 'message:edit', { roomId, id, body, clientEventId: key })).id;
  if (reactsTo)
    return (await command(socket, 'message:react', { roomId, id, emoji: body, on: true, clientEventId: key })).id;
  return (await command(socket, 'message:send', { roomId, clientMsgId: key, body })).id;
}

/** A connection that comes back, with the newest token. */
export function openConnection(who: Pick<Person, 'token'>): Connection {
  const token = () => Promise.resolve(who.token);
  return new Connection({ url: endpoints().httpUrl, token, pauses });
}
