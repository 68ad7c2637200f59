import { untilHandshake } from '@parley/client/backoff';
import { repeat } from '@parley/client/repeat';
import { ackOf, commandsOf, type InputOf } from '@parley/client/sockets/command';
import { connected, createSocket, socketPaths, type SocketTarget } from '@parley/client/sockets/open-socket';
import type { ChatSocket } from '@parley/client/sockets/connection';
import {
  chatCommands,
  type Ack,
  type ChatCommand,
  type ChatNotice,
  type CommandInput,
  type CommandReply,
  type NoticePayload,
} from '@parley/contracts/chat-events';
import { ParleyError } from '@parley/contracts/errors';
import { endpoints } from './endpoints.ts';
import { Hearing } from './hearing.ts';

const waitMs = 20_000;
const ask = commandsOf(chatCommands, waitMs);

/** `node` chooses the chat node, as the gateway's cookie does. */
export type ConnectOptions = Omit<SocketTarget, 'path' | 'url'>;

/** A real client of the socket contract. */
export class TestClient extends Hearing<{ [N in ChatNotice]: NoticePayload<N> }> {
  readonly socket: ChatSocket;

  constructor(token: string, options: ConnectOptions = {}) {
    super();
    const target = { url: endpoints().httpUrl, path: socketPaths.chat, transports: ['websocket'] };
    this.socket = createSocket({ ...target, auth: { token }, ...options });
    this.listenTo(this.socket);
    this.socket.connect();
  }

  /** Until the handshake is over; rejects with the refusal, or when nobody answers. */
  async letIn(): Promise<void> {
    await connected(this.socket);
  }

  /** Gives a command and returns its reply; rejects with the typed error of a refusal. */
  ask<C extends ChatCommand>(name: C, input: InputOf<typeof chatCommands, C>): Promise<CommandReply<C>> {
    return ask(this.socket, name, input);
  }

  /** Gives a command and returns the whole ack. */
  async command<C extends ChatCommand>(name: C, input: CommandInput<C> | object): Promise<Ack<CommandReply<C>>> {
    return (await ackOf(this.socket, name, input, waitMs)) as Ack<CommandReply<C>>;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Connects and waits until the socket hears its rooms. Comes back when a busy node says so; any other refusal rejects. */
export async function connect(who: { token: string }, options: ConnectOptions = {}): Promise<TestClient> {
  const client = new TestClient(who.token, options);
  await repeat(() => client.letIn(), { forMs: waitMs, may: isBusy, pause: untilHandshake });
  await client.ask('sync', { rooms: {} });
  return client;
}

function isBusy(error: unknown): boolean {
  return error instanceof ParleyError && error.code === 'overloaded';
}
