import type { IceServer } from '@parley/contracts/media';
import type { Signal } from '#lib/call/mesh/early-signals.ts';
import { Negotiation } from '#lib/call/mesh/negotiation.ts';
import { withOpusDtx } from '#lib/call/mesh/opus-dtx.ts';
import { kindOf, meshEncodings, meshSources } from '#lib/call/mesh/sources.ts';
import { PathWatch } from '#lib/call/topology/path-watch.ts';
import type { FailureCause } from '#lib/call/topology/topology.ts';
import type { Incoming, Outgoing } from '#lib/call/topology/way.ts';

export interface DirectPeerDeps {
  peerId: string;
  /** The polite end waits for the other one's first offer, so that the media sections exist once. */
  isPolite: boolean;
  iceServers: IceServer[];
  send(signal: Signal): void;
  onIncoming(incoming: Incoming): void;
  onFailed(cause: FailureCause): void;
}

/** The direct connection to one other person. */
export class DirectPeer {
  readonly #deps: DirectPeerDeps;
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #path: PathWatch;
  /** Voice and face are one stream, so that they stay in step; a screen and its sound are another. */
  readonly #streams = { person: new MediaStream(), screen: new MediaStream() };
  #outgoing: Outgoing;

  constructor(deps: DirectPeerDeps, outgoing: Outgoing) {
    this.#deps = deps;
    this.#outgoing = outgoing;
    const connection = new RTCPeerConnection({ iceServers: deps.iceServers, bundlePolicy: 'max-bundle' });
    this.#connection = connection;
    this.#path = new PathWatch({
      restartIce: async () => connection.restartIce(),
      onBroken: () => deps.onFailed(this.#cause()),
    });
    const send = (signal: Signal) => deps.send(withDtx(signal));
    this.#negotiation = new Negotiation({ connection, isPolite: deps.isPolite, send, onOffer: () => this.#adopt() });
    connection.addEventListener('connectionstatechange', () => this.#path.changed(connection.connectionState));
    connection.addEventListener('track', event => this.#arrived(event));
    this.#path.begin();
    if (!deps.isPolite) this.#makeSections();
  }

  send(outgoing: Outgoing): void {
    this.#outgoing = outgoing;
    void this.#place();
  }

  take(signal: Signal): void {
    this.#negotiation.take(signal);
  }

  restartIce(): void {
    this.#path.restart();
  }

  mend(): void {
    this.#path.mend();
  }

  stats(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  close(): void {
    this.#path.close();
    this.#connection.close();
  }

  #makeSections(): void {
    for (const source of meshSources) {
      this.#connection.addTransceiver(kindOf(source), {
        direction: 'sendrecv',
        streams: [this.#streamOf(source)],
        sendEncodings: [meshEncodings[source]],
      });
    }
    void this.#place();
  }

  /** The sections came with the other end's offer: we send in them too. */
  async #adopt(): Promise<void> {
    for (const [index, transceiver] of this.#connection.getTransceivers().entries()) {
      const source = meshSources[index];
      if (!source || transceiver.direction === 'sendrecv') continue;
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(this.#streamOf(source));
      const parameters = transceiver.sender.getParameters();
      parameters.encodings = parameters.encodings.map(encoding => ({ ...encoding, ...meshEncodings[source] }));
      await transceiver.sender.setParameters(parameters).catch(() => undefined);
    }
    await this.#place();
  }

  async #place(): Promise<void> {
    const transceivers = this.#connection.getTransceivers();
    const placing = meshSources.map(async (source, index) => {
      const sender = transceivers[index]?.sender;
      const track = this.#outgoing[source]?.track ?? null;
      if (sender && sender.track !== track) await sender.replaceTrack(track);
    });
    // A connection that is closed meanwhile refuses.
    await Promise.allSettled(placing);
  }

  #arrived({ transceiver, track, receiver }: RTCTrackEvent): void {
    const source = meshSources[this.#connection.getTransceivers().indexOf(transceiver)];
    if (source) this.#deps.onIncoming({ topology: 'mesh', peerId: this.#deps.peerId, source, track, receiver });
  }

  #streamOf(source: string): MediaStream {
    return source.startsWith('screen') ? this.#streams.screen : this.#streams.person;
  }

  #cause(): FailureCause {
    const { iceConnectionState } = this.#connection;
    if (iceConnectionState === 'connected' || iceConnectionState === 'completed') return 'dtls';
    return iceConnectionState === 'new' ? 'timeout' : 'ice';
  }
}

function withDtx({ description, candidate }: Signal): Signal {
  if (!description) return { candidate };
  return { description: { ...description, sdp: withOpusDtx(description.sdp) } };
}
