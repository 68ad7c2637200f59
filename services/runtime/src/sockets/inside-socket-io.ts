/**
 * Everything that is done inside the classes of Socket.IO and Engine.IO: a notice is encoded once, copied once, and written
 * once. `inside-socket-io.test.ts` fails when their internals are no longer what is taken for granted here.
 */

/** What travels beside a notice, from process to process; clients do not see it. */
export interface Flags {
  /** The step of a trace that sent it. */
  traceparent?: string | undefined;
  /** When its message was accepted, in epoch milliseconds. */
  at?: number | undefined;
  /** The node that accepted it. */
  from?: string | undefined;
  /** What it tells is in a log too: a connection that is too slow goes without it, and is told when it is there again. */
  logged?: true;
  /** Worth telling only to those who look at its room, where the room is large. */
  fleeting?: true;
}

/** Sends a notice with flags. */
export function withFlags<T extends object>(sender: T, flags: Flags): T {
  Object.assign((sender as unknown as { flags: object }).flags, flags);
  return sender;
}

/** The members of the adapter that are used or replaced here. */
interface Adapter {
  readonly uid: string;
  /** Socket ids by room; each socket is in a room of its own id too. */
  readonly rooms: Map<string, Set<string>>;
  encode(message: object): unknown;
  onRawMessage(raw: Buffer, channel: Buffer): void;
  onMessage(message: { data?: { opts?: { flags?: Flags } } }): void;
  apply(to: Audience, each: (socket: Receiver) => void): void;
  _encode(packet: object, options: EngineOptions): string[];
}
interface Audience {
  rooms: Set<string>;
  except?: Set<string> | undefined;
  flags?: Flags | undefined;
  /** What is told, where those who do not hear it have to know of it: a JSON array of name and payload. */
  event?: (() => string) | undefined;
}
interface Receiver {
  client: { conn: Connection; writeToEngine(encoded: string[], options: EngineOptions): void };
}
interface EngineOptions {
  preEncoded?: boolean;
  volatile?: boolean | undefined;
  compress?: boolean | undefined;
  /** A WebSocket frame: header and payload, or both as one. */
  wsPreEncodedFrame?: Buffer[];
}

/** Called around the way of a notice of another process to the sockets of this one. */
export type Passing = (flags: Flags, pass: () => void) => void;

/** Rooms with so many sockets on this node that not all of them hear everything. */
export interface Crowds {
  /** The sockets, by id, that hear what is logged or fleeting in a room; undefined: all that are in it. */
  listeners(room: string, sockets: ReadonlySet<string> | undefined): Set<string> | undefined;
  /** The others went without this event of another process, a JSON array of its name and payload. */
  spared(room: string, event: string): void;
}

/** Spares an adapter what none of our notices needs: to look for binary data, and to read what is only passed on. */
export function lighten(given: object, passing: Passing, crowds?: Crowds): void {
  const adapter = given as Adapter;
  if (crowds) narrow(adapter, crowds);
  adapter.encode = message => JSON.stringify(message);
  const encode = adapter._encode.bind(adapter);
  adapter._encode = (packet, options) => {
    const encoded = encode(packet, options);
    // Two buffers are two writes, or one that costs more.
    if (options.wsPreEncodedFrame) options.wsPreEncodedFrame = [Buffer.concat(options.wsPreEncodedFrame)];
    return encoded;
  };
  const readWhole = adapter.onRawMessage.bind(adapter);
  adapter.onRawMessage = (raw, channel) => {
    const notice = cut(raw);
    if (!notice) return readWhole(raw, channel);
    if (notice.uid === adapter.uid) return;
    passing(notice.flags, () => passOn(adapter, raw, notice));
  };
  const handle = adapter.onMessage.bind(adapter);
  adapter.onMessage = message => passing(message.data?.opts?.flags ?? {}, () => handle(message));
}

/** A notice that can be passed on as it is; `start` and `end` are those of its event and payload, an array as JSON. */
interface Notice {
  uid: string;
  to: Audience;
  flags: Flags & Pick<EngineOptions, 'volatile' | 'compress'>;
  start: number;
  end: number;
}

/** How `JSON.stringify` writes a broadcast, before its event and after it. */
const head = Buffer.from('{"type":3,"data":{"packet":{"type":2,"data":');
const foot = '},"opts":';

/** Undefined for whatever is no plain broadcast. */
function cut(raw: Buffer): Notice | undefined {
  if (raw.length < head.length || head.compare(raw, 0, head.length) !== 0) return undefined;
  // Quotes in texts are escaped, so that no text can look like the foot.
  const end = raw.lastIndexOf(foot);
  if (end < head.length) return undefined;
  const rest = JSON.parse(`{"data":{"opts":${raw.toString('utf8', end + foot.length)}`) as Rest;
  if (rest.data.requestId !== undefined || rest.nsp !== '/') return undefined;
  const { rooms, except, flags } = rest.data.opts;
  const to = { rooms: new Set(rooms), except: new Set(except), flags };
  return { uid: rest.uid, to, flags, start: head.length, end };
}

interface Rest {
  uid: string;
  nsp: string;
  data: { requestId?: string; opts: { rooms: string[]; except: string[]; flags: Notice['flags'] } };
}

/** Tells the listeners of a crowd alone what is for them. */
function narrow(adapter: Adapter, crowds: Crowds): void {
  const applyToAll = adapter.apply.bind(adapter);
  adapter.apply = (to, each) => {
    const [room] = to.rooms;
    const isForLookers = room !== undefined && to.rooms.size === 1 && (to.flags?.logged || to.flags?.fleeting);
    const heardBy = isForLookers ? crowds.listeners(room, adapter.rooms.get(room)) : undefined;
    if (!heardBy || room === undefined) return applyToAll(to, each);
    if (to.event) crowds.spared(room, to.event());
    // No rooms would mean everybody.
    if (heardBy.size > 0) applyToAll({ ...to, rooms: heardBy }, each);
  };
}

function passOn(adapter: Adapter, raw: Buffer, { to, flags, start, end }: Notice): void {
  const event = flags.logged && (() => raw.toString('utf8', start, end));
  const options: EngineOptions = { preEncoded: true, volatile: flags.volatile, compress: flags.compress };
  options.wsPreEncodedFrame = [frame(raw, start, end)];
  // For those who poll.
  const encoded = [`2${raw.toString('utf8', start, end)}`];
  adapter.apply({ ...to, event }, socket => {
    if (flags.logged && backlogOf(socket.client.conn) > bounds.spared) leaveOut(socket, to.rooms);
    else socket.client.writeToEngine(encoded, options);
  });
}

/** Engine.IO's "message" and Socket.IO's "event". */
const packetTypes = '42';

/** A WebSocket frame of text with a packet whose content is a part of `from`. */
function frame(from: Buffer, start: number, end: number): Buffer {
  const length = packetTypes.length + end - start;
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const framed = Buffer.allocUnsafe(headerLength + length);
  framed[0] = 0x81;
  if (length < 126) framed[1] = length;
  else if (length < 65_536) {
    framed[1] = 126;
    framed.writeUInt16BE(length, 2);
  } else {
    framed[1] = 127;
    framed.writeBigUInt64BE(BigInt(length), 2);
  }
  framed.write(packetTypes, headerLength, 'latin1');
  from.copy(framed, headerLength + packetTypes.length, start, end);
  return framed;
}

/** A connection of Engine.IO, and what is kept of it here. */
interface Connection {
  flush(): void;
  on<A>(event: 'packetCreate' | 'flush', listener: (this: Connection, argument: A) => void): unknown;
  close(discard: boolean): unknown;
  /** With a WebSocket as its `socket`, unless the client polls. */
  transport: { socket?: { _socket?: Wire } };
  /** Bytes of packets that were not handed to the network yet. */
  [queued]?: number;
  /** The rooms of notices that it went without. */
  [missed]?: Map<Receiver, Set<string>> | undefined;
}
interface Wire {
  cork(): void;
  uncork(): void;
  destroy(): void;
  writableLength: number;
}
interface Packet {
  data?: string | Buffer;
  options?: EngineOptions;
}
const queued = Symbol('bytes of packets that wait');
const missed = Symbol('rooms of notices that were left out');

/** Writes what a tick has for a connection at once, instead of the first packet alone. */
export function writeOncePerTick(engine: {
  on(event: 'connection', listener: (connection: object) => void): unknown;
}): void {
  const waiting = new Set<Connection>();
  let flush: Connection['flush'];
  const flushAll = (): void => {
    const connections = [...waiting];
    waiting.clear();
    for (const connection of connections) {
      const wire = connection.transport.socket?._socket;
      wire?.cork();
      flush.call(connection);
      wire?.uncork();
    }
  };
  function flushLater(this: Connection): void {
    if (waiting.size === 0) process.nextTick(flushAll);
    waiting.add(this);
  }
  engine.on('connection', given => {
    const connection = given as Connection;
    flush ??= connection.flush;
    connection.flush = flushLater;
  });
}

/** Bytes that wait for one connection: from the first on it goes without what a log has too, past the second it is cut. */
const bounds = { spared: 1024 * 1024, cut: 4 * 1024 * 1024 };

/** What is waiting for a connection in this process; what the system and the gateway hold of it is beyond our knowledge. */
function backlogOf(connection: Connection): number {
  return (connection[queued] ?? 0) + (connection.transport.socket?._socket?.writableLength ?? 0);
}

function leaveOut(socket: Receiver, rooms: Set<string>): void {
  const { conn } = socket.client;
  conn[missed] ??= new Map();
  const before = conn[missed].get(socket) ?? new Set();
  conn[missed].set(socket, new Set([...before, ...rooms]));
}

interface SlowOptions {
  /** The connection takes packets again; `rooms` are those of the notices that this socket of it went without. */
  onBack: (socket: object, rooms: Set<string>) => void;
  onCut: () => void;
}

/** Bounds what may wait for a connection that takes less than it is given. */
export function boundBacklogs(
  engine: { on(event: 'connection', listener: (connection: object) => void): unknown },
  { onBack, onCut }: SlowOptions,
): void {
  function noteQueued(this: Connection, { data, options }: Packet): void {
    const bytes = options?.wsPreEncodedFrame?.[0]?.length ?? data?.length ?? 0;
    this[queued] = (this[queued] ?? 0) + bytes;
    if (backlogOf(this) <= bounds.cut) return;
    onCut();
    this.transport.socket?._socket?.destroy();
    this.close(true);
  }
  function noteFlushed(this: Connection): void {
    this[queued] = 0;
    const left = this[missed];
    this[missed] = undefined;
    for (const [socket, rooms] of left ?? []) onBack(socket, rooms);
  }
  // One function for all of them: a connection stays as small as it is.
  engine.on('connection', given => {
    const connection = given as Connection;
    connection.on('packetCreate', noteQueued);
    connection.on('flush', noteFlushed);
  });
}
