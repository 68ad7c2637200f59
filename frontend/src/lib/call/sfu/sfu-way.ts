import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import type { IceServer, MediaSource, RtpCapabilities } from '@parley/contracts/media';
import type { ProducerInfo } from '@parley/contracts/video-events';
import type { Device } from 'mediasoup-client';
import { backoff } from '@parley/client/backoff';
import { callBounds } from '#config/call-timing.ts';
import type { TileSize } from '#lib/call/engine.ts';
import { loadDevice } from '#lib/call/sfu/load-device.ts';
import { openTransport, type SfuTransport } from '#lib/call/sfu/sfu-transport.ts';
import { SourceReceiver } from '#lib/call/sfu/source-receiver.ts';
import { SourceSender } from '#lib/call/sfu/source-sender.ts';
import { toWireCapabilities } from '#lib/call/sfu/wire.ts';
import type { SendCommand } from '#lib/call/signalling/command.ts';
import type { Incoming, Outgoing, Way } from '#lib/call/topology/way.ts';

export interface SfuWayDeps {
  command: SendCommand;
  routerRtpCapabilities: RtpCapabilities;
  iceServers: IceServer[];
  forceTcp: boolean;
  /** What is known of how pictures are shown. */
  sizeOf(peerId: string, source: MediaSource): TileSize | undefined;
  onIncoming(incoming: Incoming): void;
  onGone(gone: Pick<Incoming, 'topology' | 'peerId' | 'source'>): void;
  /** The way cannot be mended from within; `wasUp`: media has flowed before. */
  onBroken(wasUp: boolean): void;
}

const passing: ReadonlySet<ErrorCode> = new Set(['unavailable', 'overloaded', 'rate_limited']);
const sources: MediaSource[] = ['mic', 'camera', 'screen', 'screen-audio'];

/** Media through our server: one transport to send, one to receive, one producer a source, a consumer for each of others. */
export class SfuWay implements Way {
  readonly topology = 'sfu';
  readonly #deps: SfuWayDeps;
  readonly #device: Promise<Device>;
  readonly #sending: Promise<SfuTransport>;
  readonly #receiving: Promise<SfuTransport>;
  readonly #senders: Map<MediaSource, SourceSender>;
  readonly #receivers = new Map<string, SourceReceiver>();
  #loaded: Device | undefined;
  #isClosed = false;
  #isBroken = false;

  constructor(deps: SfuWayDeps) {
    this.#deps = deps;
    this.#device = loadDevice(deps.routerRtpCapabilities);
    this.#sending = this.#open('send');
    this.#receiving = this.#open('recv');
    this.#senders = new Map(sources.map(source => [source, this.#sender(source)]));
    Promise.all([this.#sending, this.#receiving]).catch(() => this.#broken(false));
  }

  send(outgoing: Outgoing): void {
    for (const [source, sender] of this.#senders) sender.want(outgoing[source]);
  }

  receive(info: ProducerInfo & { peerId: string }): void {
    if (this.#isClosed || this.#receivers.has(info.producerId)) return;
    const { command, onIncoming, sizeOf } = this.#deps;
    const receiver = new SourceReceiver(
      {
        info,
        command,
        transport: this.#receiving.then(({ transport }) => transport),
        rtpCapabilities: () => toWireCapabilities(this.#loaded?.recvRtpCapabilities ?? {}),
        onIncoming,
      },
      sizeOf(info.peerId, info.source),
    );
    this.#receivers.set(info.producerId, receiver);
  }

  /** The producer, or the consumer of it, is no more. */
  drop(producerId: string): void {
    const receiver = this.#receivers.get(producerId);
    if (!receiver) return;
    receiver.close();
    this.#receivers.delete(producerId);
    const { peerId, source } = receiver.info;
    const hasOther = [...this.#receivers.values()].some(({ info }) => info.peerId === peerId && info.source === source);
    if (!hasOther) this.#deps.onGone({ topology: 'sfu', peerId, source });
  }

  show(peerId: string, source: MediaSource, size: TileSize): void {
    for (const receiver of this.#receivers.values()) {
      if (receiver.info.peerId === peerId && receiver.info.source === source) receiver.show(size);
    }
  }

  restartIce(): void {
    this.#eachPath(({ path }) => path.restart());
  }

  mend(): void {
    this.#eachPath(({ path }) => path.mend());
    for (const receiver of this.#receivers.values()) receiver.mend();
  }

  async stats(): Promise<RTCStatsReport[]> {
    const both = await Promise.all([this.#sending, this.#receiving]);
    return Promise.all(both.filter(({ transport }) => !transport.closed).map(({ transport }) => transport.getStats()));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const receiver of this.#receivers.values()) receiver.close();
    for (const sender of this.#senders.values()) sender.close();
    this.#eachPath(({ transport, path }) => {
      path.close();
      transport.close();
    });
  }

  async #open(direction: 'send' | 'recv', attempt = 0): Promise<SfuTransport> {
    const { command, iceServers, forceTcp } = this.#deps;
    const onBroken = (wasUp: boolean) => this.#broken(wasUp);
    const device = await this.#device;
    this.#loaded = device;
    try {
      return await openTransport({ command, device, iceServers, forceTcp, onBroken }, direction);
    } catch (error) {
      // Our server, or the socket to it, is away for a moment: that says nothing of the path that media would take.
      const isPassing = error instanceof ParleyError && passing.has(error.code) && attempt < callBounds.openTries;
      if (!isPassing || this.#isClosed) throw error;
      await new Promise(resolve => setTimeout(resolve, backoff(attempt, error.retryAfterMs)));
      return this.#open(direction, attempt + 1);
    }
  }

  #sender(source: MediaSource): SourceSender {
    const transport = this.#sending.then(open => open.transport);
    // Anyone who waits for it learns of the failure; nobody may wait.
    transport.catch(() => undefined);
    const codecs = () => this.#loaded?.sendRtpCapabilities.codecs ?? [];
    const { command } = this.#deps;
    return new SourceSender({ source, command, transport, codecs, onStuck: () => this.#broken(true) });
  }

  #eachPath(act: (open: SfuTransport) => void): void {
    for (const opening of [this.#sending, this.#receiving]) opening.then(act, () => undefined);
  }

  #broken(wasUp: boolean): void {
    if (this.#isClosed || this.#isBroken) return;
    this.#isBroken = true;
    this.#deps.onBroken(wasUp);
  }
}
