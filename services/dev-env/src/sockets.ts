import type {
  Ack,
  ChatCommand,
  ChatNotice,
  ClientToServer,
  CommandInput,
  CommandReply,
  ConnectRefusal,
  NoticePayload,
  ServerToClient,
} from '@parley/contracts/chat-events';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { endpoints } from './endpoints.ts';
import { Hearing } from './hearing.ts';

const waitMs = 20_000;

/** A real client of the socket contract. */
export class TestClient extends Hearing<{ [N in ChatNotice]: NoticePayload<N> }> {
  readonly socket: Socket<ServerToClient, ClientToServer>;

  constructor(token: string, { node, ...options }: ConnectOptions = {}) {
    super();
    this.socket = io(endpoints().httpUrl, {
      auth: { token },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      ...(node && { extraHeaders: { cookie: `parley_node=${node}` } }),
      ...options,
    }) as Socket<ServerToClient, ClientToServer>;
    this.listenTo(this.socket);
  }

  /** Gives a command and returns the whole ack. */
  async command<C extends ChatCommand>(name: C, input: CommandInput<C> | object): Promise<Ack<CommandReply<C>>> {
    return (await this.socket.timeout(waitMs).emitWithAck(name as never, ...([input] as never))) as Ack<
      CommandReply<C>
    >;
  }

  close(): void {
    this.socket.disconnect();
  }
}

export interface ConnectOptions extends Partial<ManagerOptions & SocketOptions> {
  /** Chooses the chat node, as the gateway's cookie does. */
  node?: string;
}

/** Connects and waits until the socket hears its rooms. Comes back when a busy node says so; any other refusal rejects. */
export async function connect(who: { token: string }, options: ConnectOptions = {}): Promise<TestClient> {
  const client = new TestClient(who.token, options);
  await letIn(client.socket);
  const answer = await client.command('sync', { rooms: {} });
  if (!answer.ok) throw new Error(answer.error.message);
  return client;
}

function letIn(socket: TestClient['socket']): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.on('connect_error', (error: Error & { data?: Partial<ConnectRefusal> }) => {
      if (error.data?.code !== 'overloaded') return reject(error);
      setTimeout(() => socket.connect(), error.data.retryAfterMs);
    });
  });
}
