import { createSocket } from 'node:dgram';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const limitMs = 4_000;
const udpTries = 4;

/** `turn:host:3478?transport=udp`, taken apart. */
export interface TurnUrl {
  host: string;
  port: number;
  transport: 'udp' | 'tcp' | 'tls';
}

/** One way to a TURN server: sends a request, resolves with the bytes of its answer. */
export interface TurnDoor {
  exchange(request: Buffer): Promise<Buffer>;
  close(): void;
}

/** Takes a TURN address as clients get it apart. */
export function parseTurnUrl(url: string): TurnUrl {
  const [, scheme, host = '', port, transport] =
    /^(turns?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/.exec(url) ?? [];
  const secure = scheme === 'turns';
  const way = secure ? 'tls' : transport === 'tcp' ? 'tcp' : 'udp';
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? (secure ? 5349 : 3478)), transport: way };
}

/** Opens that way; rejects where nobody listens. */
export function openTurnDoor(url: TurnUrl): Promise<TurnDoor> {
  return url.transport === 'udp' ? overUdp(url) : overStream(url);
}

async function overUdp({ host, port }: TurnUrl): Promise<TurnDoor> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.connect(port, host, resolve);
  });
  return { exchange: request => withRetries(socket, request), close: () => socket.close() };
}

/** UDP loses packets: the request is sent again, as STUN asks for. */
function withRetries(socket: ReturnType<typeof createSocket>, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const send = (): void => {
      if (sent++ < udpTries) return socket.send(request);
      finish();
      reject(new Error('no answer'));
    };
    const timer = setInterval(send, limitMs / udpTries);
    const finish = (): void => {
      clearInterval(timer);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
    };
    socket.once('message', answer => {
      finish();
      resolve(answer);
    });
    socket.once('error', error => {
      finish();
      reject(error);
    });
    send();
  });
}

async function overStream({ host, port, transport }: TurnUrl): Promise<TurnDoor> {
  // Whether the certificate is trusted is another check's question.
  const options = { host, port, rejectUnauthorized: false, ...(!isIP(host) && { servername: host }) };
  const socket: Socket = transport === 'tls' ? connectTls(options) : connectTcp(options);
  await new Promise<void>((resolve, reject) => {
    socket.once(transport === 'tls' ? 'secureConnect' : 'connect', resolve);
    socket.once('error', reject);
    socket.setTimeout(limitMs, () => socket.destroy(new Error('no answer')));
  });
  return {
    exchange: request =>
      new Promise((resolve, reject) => {
        socket.once('data', resolve);
        socket.once('error', reject);
        socket.once('close', () => reject(new Error('closed without an answer')));
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}
