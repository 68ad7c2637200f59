import { openLoop } from '../../bench/load/open-loop.ts';
import type { Door } from '../../bench/load/wire-socket.ts';
import type { Certificate } from './certificate.ts';
import { SfuPeer } from './sfu-peer.ts';
import { picture, voice, type Stream } from './streams.ts';

export interface Size {
  senders: number;
  receivers: number;
  /** Packets a second of each sender's picture. */
  picturePackets: number;
}

/** A call of generated RTP: some only send, the others only receive. */
export class GeneratedCall {
  readonly #senders: { peer: SfuPeer; streams: Stream[] }[] = [];
  readonly #receivers: SfuPeer[] = [];

  private constructor() {}

  /** @param door how the next one gets in */
  static async open(size: Size, certificate: Certificate, door: () => Door): Promise<GeneratedCall> {
    const call = new GeneratedCall();
    for (let at = 0; at < size.senders; at += 1) {
      const peer = await SfuPeer.join(door(), certificate);
      const streams = [voice(), picture(size.picturePackets)];
      await peer.send(streams);
      call.#senders.push({ peer, streams });
    }
    for (let at = 0; at < size.receivers; at += 1) {
      const peer = await SfuPeer.join(door(), certificate);
      await peer.receive();
      call.#receivers.push(peer);
    }
    return call;
  }

  /** RTP packets that have come to the receivers. */
  get received(): number {
    return this.#receivers.reduce((sum, peer) => sum + peer.received, 0);
  }

  /** Sends every stream at its rate; resolves with the packets sent. */
  async run(seconds: number): Promise<number> {
    let sent = 0;
    const flows = this.#senders.flatMap(({ peer, streams }) => streams.map(stream => ({ peer, stream })));
    await Promise.all(
      flows.map(({ peer, stream }) =>
        openLoop(stream.perSecond, seconds, () => {
          peer.write(stream.next());
          sent += 1;
        }),
      ),
    );
    return sent;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#senders.map(({ peer }) => peer), ...this.#receivers].map(peer => peer.leave()));
  }
}
