import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VideoReply } from '@parley/contracts/video-events';
import type { Certificate } from './certificate.ts';
import { DtlsHandshake, isDtls } from './dtls.ts';
import { SrtpSender } from './srtp.ts';
import { iceCheck, isStun, isStunSuccess } from './stun.ts';

type Remote = VideoReply<'transport:create'>;

const localFragment = 'bench';
const checkTries = 50;
const checkEveryMs = 100;
const consentEveryMs = 5_000;
const receiveBufferBytes = 4 * 1024 * 1024;

/** ICE, DTLS and SRTP to one transport of a server: what a browser has under a peer connection. */
export class MediaLink {
  /** RTP packets that came; what they hold stays encrypted. */
  received = 0;
  readonly #socket: Socket;
  readonly #remote: Remote;
  readonly #dtls: DtlsHandshake;
  readonly #consent: NodeJS.Timeout;
  #sender: SrtpSender | undefined;

  private constructor(socket: Socket, remote: Remote, dtls: DtlsHandshake) {
    this.#socket = socket;
    this.#remote = remote;
    this.#dtls = dtls;
    this.#consent = setInterval(() => this.#check(), consentEveryMs);
    socket.on('message', packet => this.#hear(packet));
  }

  /** @param connect tells the server the fingerprint of this end, which is the client of DTLS */
  static async open(remote: Remote, certificate: Certificate, connect: () => Promise<unknown>): Promise<MediaLink> {
    const address = remote.iceCandidates.find(({ protocol }) => protocol === 'udp');
    if (!address) throw new Error('The server offers no UDP');
    const socket = createSocket({ type: 'udp4', recvBufferSize: receiveBufferBytes });
    socket.connect(address.port, address.address);
    await once(socket, 'connect');
    await untilReached(socket, remote);
    await connect();
    const dtls = await DtlsHandshake.start(certificate, packet => socket.send(packet));
    const link = new MediaLink(socket, remote, dtls);
    link.#sender = new SrtpSender(await dtls.keys);
    return link;
  }

  send(rtp: Buffer): void {
    if (this.#sender) this.#socket.send(this.#sender.protect(rtp));
  }

  close(): void {
    clearInterval(this.#consent);
    this.#socket.close();
  }

  #check(): void {
    this.#socket.send(iceCheck(localFragment, this.#remote.iceParameters));
  }

  #hear(packet: Buffer): void {
    if (isDtls(packet)) this.#dtls.receive(packet);
    else if (!isStun(packet) && !isRtcp(packet)) this.received += 1;
  }
}

async function untilReached(socket: Socket, { iceParameters }: Remote): Promise<void> {
  const answered = new Promise<void>(resolve => {
    socket.on('message', function hear(packet) {
      if (!isStunSuccess(packet)) return;
      socket.off('message', hear);
      resolve();
    });
  });
  for (let attempt = 0; attempt < checkTries; attempt += 1) {
    socket.send(iceCheck(localFragment, iceParameters));
    const isReached = await Promise.race([answered.then(() => true), sleep(checkEveryMs, false)]);
    if (isReached) return;
  }
  throw new Error('The media port does not answer');
}

/** Its types stand where RTP has marker and payload type (RFC 5761). */
function isRtcp(packet: Buffer): boolean {
  const type = packet[1] ?? 0;
  return type >= 192 && type <= 223;
}
