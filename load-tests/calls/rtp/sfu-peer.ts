import type { Ack } from '@parley/contracts/chat-events';
import type { VideoCommand, VideoInput, VideoReply } from '@parley/contracts/video-events';
import { WireSocket, type Door } from '../../bench/load/wire-socket.ts';
import type { Certificate } from './certificate.ts';
import { MediaLink } from './media-link.ts';
import { receiverCapabilities, type Stream } from './streams.ts';

/** Somebody in a call of a server: generated streams out, or everything in. */
export class SfuPeer {
  readonly #socket: WireSocket;
  readonly #certificate: Certificate;
  #link: MediaLink | undefined;
  #present: string[] = [];

  private constructor(socket: WireSocket, certificate: Certificate) {
    this.#socket = socket;
    this.#certificate = certificate;
  }

  static async join(door: Door, certificate: Certificate): Promise<SfuPeer> {
    const onLost = (why: string): never => {
      throw new Error(`A peer lost its socket: ${why}`);
    };
    const peer = new SfuPeer(await WireSocket.connect(door, () => undefined, onLost), certificate);
    const { peers } = await peer.#command('call:join', { topologies: ['sfu'] });
    peer.#present = peers.flatMap(({ producers }) => producers.map(({ producerId }) => producerId));
    return peer;
  }

  get received(): number {
    return this.#link?.received ?? 0;
  }

  async send(streams: readonly Stream[]): Promise<void> {
    const transportId = await this.#open('send');
    for (const { kind, source, rtpParameters } of streams) {
      await this.#command('producer:create', { transportId, kind, source, rtpParameters });
    }
  }

  /** Everything that was sent when this peer joined. */
  async receive(): Promise<void> {
    await this.#open('recv');
    for (const producerId of this.#present) {
      const rtpCapabilities = receiverCapabilities;
      const { consumerId } = await this.#command('consumer:create', { producerId, rtpCapabilities });
      await this.#command('consumer:resume', { consumerId });
    }
  }

  write(rtp: Buffer): void {
    this.#link?.send(rtp);
  }

  async leave(): Promise<void> {
    await this.#command('call:leave', {});
    this.#link?.close();
    this.#socket.close();
  }

  async #open(direction: 'send' | 'recv'): Promise<string> {
    const transport = await this.#command('transport:create', { direction });
    const fingerprints = [{ algorithm: 'sha-256' as const, value: this.#certificate.fingerprint }];
    const own = { transportId: transport.id, dtlsParameters: { role: 'client' as const, fingerprints } };
    this.#link = await MediaLink.open(transport, this.#certificate, () => this.#command('transport:connect', own));
    return transport.id;
  }

  #command<C extends VideoCommand>(command: C, input: Partial<VideoInput<C>>): Promise<VideoReply<C>> {
    return new Promise((resolve, reject) => {
      this.#socket.emit(command, input, told => {
        const answer = told as Ack<VideoReply<C>>;
        if (answer.ok) resolve(answer.data);
        else reject(new Error(`${command}: ${answer.error.code} ${answer.error.message}`));
      });
    });
  }
}
