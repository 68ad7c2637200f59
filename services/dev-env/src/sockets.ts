import type {
  Ack,
  ChatCommand,
  ChatNotice,
  ClientToServer,
  CommandInput,
  CommandReply,
  NoticePayload,
  ServerToClient,
} from '@parley/contracts/chat-events';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { endpoints } from './endpoints.ts';

const waitMs = 20_000;

export interface Heard {
  notice: string;
  payload: unknown;
}

/** A real client of the socket contract that keeps what it heard. */
export class TestClient {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly heard: Heard[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(token: string, { node, ...options }: ConnectOptions = {}) {
    this.socket = io(endpoints().httpUrl, {
      auth: { token },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      ...(node && { extraHeaders: { cookie: `parley_node=${node}` } }),
      ...options,
    }) as Socket<ServerToClient, ClientToServer>;
    this.socket.onAny((notice: string, payload: unknown, ack?: () => void) => {
      this.heard.push({ notice, payload });
      ack?.();
      for (const check of [...this.#waiting]) check();
    });
  }

  /** Gives a command and returns the whole ack. */
  async command<C extends ChatCommand>(name: C, input: CommandInput<C> | object): Promise<Ack<CommandReply<C>>> {
    return (await this.socket.timeout(waitMs).emitWithAck(name as never, ...([input] as never))) as Ack<
      CommandReply<C>
    >;
  }

  all<N extends ChatNotice>(name: N): NoticePayload<N>[] {
    return this.heard.filter(({ notice }) => notice === name).map(({ payload }) => payload as NoticePayload<N>);
  }

  /** The first notice that fits, from those heard already or to come. */
  async hears<N extends ChatNotice>(
    name: N,
    fits: (payload: NoticePayload<N>) => boolean = () => true,
  ): Promise<NoticePayload<N>> {
    let found: NoticePayload<N> | undefined;
    await this.until(() => (found = this.all(name).find(fits)) !== undefined, `${name}`);
    return found as NoticePayload<N>;
  }

  /** Resolves when what was heard satisfies `done`. */
  async until(done: () => boolean, what = 'condition'): Promise<void> {
    if (done()) return;
    await new Promise<void>((resolve, reject) => {
      const check = () => {
        if (!done()) return;
        this.#waiting.delete(check);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(check);
        reject(
          new Error(
            `did not hear ${what} within ${waitMs} ms; heard ${this.heard.map(({ notice }) => notice).join(', ')}`,
          ),
        );
      }, waitMs);
      this.#waiting.add(check);
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}

export interface ConnectOptions extends Partial<ManagerOptions & SocketOptions> {
  /** Chooses the chat node, as the gateway's cookie does. */
  node?: string;
}

/** Connects and waits until the socket hears its rooms; rejects with the `data` of a refusal. */
export async function connect(who: { token: string }, options: ConnectOptions = {}): Promise<TestClient> {
  const client = new TestClient(who.token, options);
  await new Promise<void>((resolve, reject) => {
    client.socket.once('connect', resolve);
    client.socket.once('connect_error', reject);
  });
  const answer = await client.command('sync', { rooms: {} });
  if (!answer.ok) throw new Error(answer.error.message);
  return client;
}
