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
}

/** Sends a notice with flags. */
export function withFlags<T extends object>(sender: T, flags: Flags): T {
  Object.assign((sender as unknown as { flags: object }).flags, flags);
  return sender;
}

/** The members of the adapter that are used or replaced here. */
interface Adapter {
  readonly uid: string;
  encode(message: object): unknown;
  onRawMessage(raw: Buffer, channel: Buffer): void;
  onMessage(message: { data?: { opts?: { flags?: Flags } } }): void;
  apply(to: Audience, each: (socket: Receiver) => void): void;
  _encode(packet: object, options: EngineOptions): string[];
}
interface Audience {
  rooms: Set<string>;
  except: Set<string>;
}
interface Receiver {
  client: { writeToEngine(encoded: string[], options: EngineOptions): void };
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

/** Spares an adapter what none of our notices needs: to look for binary data, and to read what is only passed on. */
export function lighten(given: object, passing: Passing): void {
  const adapter = given as Adapter;
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
  return { uid: rest.uid, to: { rooms: new Set(rooms), except: new Set(except) }, flags, start: head.length, end };
}

interface Rest {
  uid: string;
  nsp: string;
  data: { requestId?: string; opts: { rooms: string[]; except: string[]; flags: Notice['flags'] } };
}

function passOn(adapter: Adapter, raw: Buffer, { to, flags, start, end }: Notice): void {
  const options: EngineOptions = { preEncoded: true, volatile: flags.volatile, compress: flags.compress };
  options.wsPreEncodedFrame = [frame(raw, start, end)];
  // For those who poll.
  const encoded = [`2${raw.toString('utf8', start, end)}`];
  adapter.apply(to, socket => socket.client.writeToEngine(encoded, options));
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

/** A connection of Engine.IO. */
interface Connection {
  flush(): void;
  /** With a WebSocket as its `socket`, unless the client polls. */
  transport: { socket?: { _socket?: { cork(): void; uncork(): void } } };
}

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
