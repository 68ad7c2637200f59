import { ParleyError } from '@parley/contracts/errors';
import {
  callLimits,
  type PeerState,
  type VideoInput,
  type VideoNotice,
  type VideoNoticePayload,
} from '@parley/contracts/video-events';
import { CallMedia } from '../media/call-media.ts';
import type { PeerSide, PlacedProducer } from '../media/peer-side.ts';
import type { CallContext, LeaveReason } from './call-context.ts';
import type { CallRecord } from './call-record.ts';
import { Peer, type Participant } from './peer.ts';
import { fallSilent, maySpeak, nothingSent } from './stage.ts';
import { TopologyPlan, type TopologyStep } from './topology.ts';

export type EndReason = VideoNoticePayload<'call:ended'>['reason'];

/** A call that this node holds: who is in, which way the media goes, and the media itself. */
export class Call {
  readonly record: CallRecord;
  readonly #ctx: CallContext;
  readonly #peers = new Map<string, Peer>();
  readonly #plan: TopologyPlan;
  #media: CallMedia;
  #timer: NodeJS.Timeout | undefined;
  #speaker: string | null = null;
  #closed = false;

  constructor(record: CallRecord, ctx: CallContext) {
    this.record = record;
    this.#ctx = ctx;
    // Directly connected people can send whatever they want.
    const isThroughServer = record.roomKind === 'check' || record.stage;
    const policy = isThroughServer ? { ...ctx.topology, meshPeers: 0 } : ctx.topology;
    this.#plan = new TopologyPlan(policy);
    this.#media = this.#openMedia();
  }

  get isEmpty(): boolean {
    return this.#peers.size === 0;
  }

  get topology(): { topology: 'mesh' | 'sfu'; epoch: number } {
    return { topology: this.#plan.topology, epoch: this.#plan.epoch };
  }

  /** Users who are in, each once. */
  get participants(): string[] {
    return [...new Set([...this.#peers.values()].map(peer => peer.participant.userId))];
  }

  get peers(): Peer[] {
    return [...this.#peers.values()];
  }

  has(peer: Peer): boolean {
    return this.#peers.has(peer.peerId);
  }

  peer(peerId: string): Peer {
    const peer = this.#peers.get(peerId);
    if (!peer) throw new ParleyError('unknown_peer');
    return peer;
  }

  /** Lets somebody in. The same browser's earlier connection gives way. Throws `forbidden`, `call_full`. */
  enter(participant: Participant, { topologies, state }: Pick<VideoInput<'call:join'>, 'topologies' | 'state'>): Peer {
    const earlier = this.peers.filter(peer => peer.participant.sessionId === participant.sessionId);
    this.#demandPlace(participant, earlier.length);
    const peer = new Peer(participant, topologies, withoutGaps(state ?? {}));
    if (!maySpeak(this.record, participant)) fallSilent(peer);
    for (const { peerId } of earlier) this.#peers.delete(peerId);
    this.#peers.set(peer.peerId, peer);
    for (const gone of earlier) this.#replaced(gone);
    if (!this.record.everybody.includes(participant.userId)) this.record.everybody.push(participant.userId);
    this.tellOthers(peer, 'peer:joined', peer.info);
    // The newcomer learns the topology from the answer to its join, so that only the others are told of the change.
    this.#apply(this.#plan.peopleChanged(this.peers, Date.now()), peer);
    return peer;
  }

  /** A lost socket came back in time, for the same session: everything is as it was. Ghosts count for the topology all the time. */
  resume(peerId: string, participant: Participant): Peer | undefined {
    const peer = this.#peers.get(peerId);
    if (!peer || peer.participant.sessionId !== participant.sessionId) return undefined;
    clearTimeout(peer.ghostTimer);
    if (peer.connection && peer.connection.id !== participant.connection.id) peer.connection.cut();
    peer.connection = participant.connection;
    return peer;
  }

  /** The socket of a peer is gone; without another one it is a ghost that leaves after a while. */
  lost(peer: Peer, connectionId: string): void {
    if (peer.connection?.id !== connectionId || !this.has(peer)) return;
    peer.connection = undefined;
    peer.ghostTimer = setTimeout(() => void this.leave(peer, 'lost'), callLimits.ghostMs);
  }

  /** Media ends at once. A ticket asked for after this has resolved is never for a call that is over. */
  async leave(peer: Peer, reason: LeaveReason): Promise<void> {
    if (!this.#peers.delete(peer.peerId)) return;
    clearTimeout(peer.ghostTimer);
    peer.closeMedia();
    this.tellOthers(peer, 'peer:left', { peerId: peer.peerId, reason });
    this.#apply(this.#plan.peopleChanged(this.peers, Date.now()));
    await this.#ctx.left(peer, reason);
  }

  /** Ends it for one person, who is told why. */
  dismiss(peer: Peer, ended: EndReason, left: LeaveReason): void {
    sendOff(peer, ended);
    void this.leave(peer, left);
  }

  /** Puts a person out, with all their devices, for as long as this call runs. */
  remove({ participant: { userId } }: Peer): void {
    this.record.removed.push(userId);
    for (const peer of this.peers) if (peer.participant.userId === userId) this.dismiss(peer, 'removed', 'removed');
  }

  async endForAll(reason: EndReason): Promise<void> {
    const { peers } = this;
    await Promise.all(peers.map(peer => this.leave(peer, 'left')));
    for (const peer of peers) sendOff(peer, reason);
  }

  update(peer: Peer, change: Partial<PeerState>): void {
    peer.state = { ...peer.state, ...withoutGaps(change), ...(!peer.speaks && nothingSent) };
    this.tellOthers(peer, 'peer:changed', { peerId: peer.peerId, state: peer.state });
  }

  /** Lets a person speak on the stage, with all their devices, or ends what they send. Throws `forbidden` where it is no stage. */
  async letSpeak({ participant: { userId, moderate } }: Peer, speaks: boolean): Promise<void> {
    if (!this.record.stage) throw new ParleyError('forbidden', 'Everybody speaks in this call');
    if (moderate) throw new ParleyError('forbidden', 'Who moderates the call always speaks');
    this.record.speakers = this.record.speakers.filter(id => id !== userId);
    if (speaks) this.record.speakers.push(userId);
    this.#ctx.changed();
    const theirs = this.peers.filter(({ participant }) => participant.userId === userId);
    for (const peer of theirs) {
      if (speaks) peer.speaks = true;
      else fallSilent(peer);
      this.tellAll('peer:speaks', { peerId: peer.peerId, speaks });
      this.update(peer, { hand: false });
    }
    if (!speaks) await Promise.all(theirs.flatMap(peer => this.#closeProducers(peer)));
  }

  async closeProducer(peer: Peer, producerId: string): Promise<void> {
    await (await this.mediaOf(peer)).closeProducer(producerId);
    this.tellOthers(peer, 'producer:closed', { peerId: peer.peerId, producerId });
  }

  ready(peer: Peer, epoch: number): void {
    this.#apply(this.#plan.ready(peer.peerId, epoch));
  }

  directFailed(epoch: number): void {
    this.#apply(this.#plan.failed(epoch, this.peers, Date.now()));
  }

  mediaOf(peer: Peer): Promise<PeerSide> {
    return peer.media(() =>
      this.#media.createPeer({
        consumerClosed: (consumerId, producerId) =>
          peer.connection?.notify('consumer:closed', { consumerId, producerId }),
        transportFailed: cause => this.#ctx.events.pathFailed(cause, 'sfu'),
      }),
    );
  }

  /** Whose producer it is, and where. One's own can be consumed in a call check only. */
  findProducer(by: Peer, producerId: string): { owner: Peer; placed: PlacedProducer } {
    for (const owner of this.#peers.values()) {
      if (owner === by && this.record.roomKind !== 'check') continue;
      const placed = owner.openMedia?.producers.find(({ info }) => info.producerId === producerId);
      if (placed) return { owner, placed };
    }
    throw new ParleyError('unknown_media', 'Nobody else in the call sends this');
  }

  tellOthers<N extends VideoNotice>(peer: Peer, event: N, payload: VideoNoticePayload<N>): void {
    for (const other of this.#peers.values()) if (other !== peer) other.connection?.notify(event, payload);
  }

  tellAll<N extends VideoNotice>(event: N, payload: VideoNoticePayload<N>): void {
    for (const peer of this.#peers.values()) peer.connection?.notify(event, payload);
  }

  /** Without a word to anybody: for a node that goes away and lets the call be taken over. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const peer of this.#peers.values()) {
      clearTimeout(peer.ghostTimer);
      peer.closeMedia();
    }
    this.#media.close();
  }

  #closeProducers(peer: Peer): Promise<void>[] {
    return (peer.openMedia?.producers ?? []).map(({ info }) => this.closeProducer(peer, info.producerId));
  }

  #demandPlace({ userId, sessionId }: Participant, leaving: number): void {
    if (this.record.removed.includes(userId)) throw new ParleyError('forbidden', 'You were removed from this call');
    if (this.#peers.size - leaving >= callLimits.peers) throw new ParleyError('call_full');
    const devices = this.peers.filter(
      ({ participant }) => participant.userId === userId && participant.sessionId !== sessionId,
    );
    if (devices.length >= callLimits.devices)
      throw new ParleyError('call_full', `You are in this call on ${callLimits.devices} other devices`);
  }

  #openMedia(): CallMedia {
    return new CallMedia(this.record.callId, this.#ctx.cascade, {
      lost: () => this.#mediaLost(),
      levels: levels => this.#heard(levels),
    });
  }

  /** A worker died under it: the people stay, and build their media again on another worker. */
  #mediaLost(): void {
    if (this.#closed) return;
    this.#media = this.#openMedia();
    for (const peer of this.#peers.values()) {
      const had = peer.openMedia !== undefined;
      peer.closeMedia();
      if (had)
        peer.connection?.notify('media:reset', { routerRtpCapabilities: this.#ctx.cascade.workers.rtpCapabilities });
    }
    this.#ctx.events.mediaLost(this.record.callId, this.#peers.size);
  }

  #heard(levels: Map<string, number>): void {
    const owners = new Map(
      this.peers.flatMap(peer =>
        (peer.openMedia?.producers ?? []).map(({ info }) => [info.producerId, peer.peerId] as const),
      ),
    );
    const heard = [...levels].flatMap(([producerId, level]) => {
      const peerId = owners.get(producerId);
      return peerId === undefined ? [] : [{ peerId, level }];
    });
    const speaker = heard[0]?.peerId ?? null;
    if (speaker === null && this.#speaker === null && heard.length === 0) return;
    this.#speaker = speaker;
    this.tellAll('speaker:active', { peerId: speaker, levels: heard });
  }

  /** Somebody reloaded the page, or opened the call in another tab of the same browser. */
  #replaced(peer: Peer): void {
    clearTimeout(peer.ghostTimer);
    peer.closeMedia();
    peer.connection?.notify('call:ended', { reason: 'elsewhere' });
    peer.connection?.cut();
    this.tellOthers(peer, 'peer:left', { peerId: peer.peerId, reason: 'left' });
  }

  #apply(steps: TopologyStep[], except?: Peer): void {
    for (const step of steps) {
      if (step.kind === 'settled') this.#settled(step.epoch);
      else this.#changed(step, except);
    }
    this.#schedule();
  }

  #changed({ topology, epoch }: Extract<TopologyStep, { kind: 'changed' }>, except?: Peer): void {
    for (const peer of this.#peers.values()) {
      if (peer !== except) peer.connection?.notify('topology:changed', { topology, epoch });
    }
    this.#ctx.events.topologyChanged(this.record.callId, topology, this.#peers.size);
  }

  /** Everybody has moved: what our server still holds of the old way goes. */
  #settled(epoch: number): void {
    this.tellAll('topology:settled', { epoch });
    if (this.#plan.topology === 'mesh') for (const peer of this.#peers.values()) peer.closeMedia();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const at = this.#plan.nextTick;
    if (at === undefined || this.#closed) return;
    const tick = () => this.#apply(this.#plan.tick(this.peers, Date.now()));
    this.#timer = setTimeout(tick, Math.max(0, at - Date.now()));
  }
}

/** Tells the client that the call has ended for it, and cuts it. */
function sendOff({ connection }: Peer, reason: EndReason): void {
  connection?.notify('call:ended', { reason });
  connection?.cut();
}

function withoutGaps<T extends object>(change: { [K in keyof T]?: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}
