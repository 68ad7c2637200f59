import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { CallEventRecord } from '@parley/contracts/records';
import type { VideoInput } from '@parley/contracts/video-events';
import type { VideoEvents } from '../events.ts';
import type { Cascade } from '../media/cascade.ts';
import type { CallEventsPublisher } from '../publishers/call-events-publisher.ts';
import type { CallStore } from '../stores/call-store.ts';
import { Call } from './call.ts';
import { newCallRecord, type CallRecord } from './call-record.ts';
import type { LeaveReason } from './call-context.ts';
import type { Peer, Participant } from './peer.ts';
import type { TopologyPolicy } from './topology.ts';

interface CallsOptions {
  cascade: Cascade;
  topology: TopologyPolicy;
  events: VideoEvents;
  store: CallStore;
  publisher: CallEventsPublisher;
}

export interface Entered {
  call: Call;
  peer: Peer;
  resumed: boolean;
}

/** The calls that this node holds. It keeps what others see of them (Redis, Kafka) in step with what happens. */
export class Calls {
  readonly #options: CallsOptions;
  readonly #calls = new Map<string, Call>();
  readonly #opening = new Map<string, Promise<Call>>();
  /** Ids of calls that are over while Kafka does not know it yet. */
  readonly #untold = new Set<string>();
  #isHandedOver = false;

  constructor(options: CallsOptions) {
    this.#options = options;
  }

  get all(): Call[] {
    return [...this.#calls.values()];
  }

  get peers(): number {
    return this.all.reduce((sum, call) => sum + call.peers.length, 0);
  }

  /** Joins or resumes. The first one in begins the call, or takes it over from a node that went away. */
  async enter(participant: Participant, input: VideoInput<'call:join'>): Promise<Entered> {
    const call = this.#calls.get(participant.callId) ?? (await this.#open(participant));
    const resumed = input.resume === undefined ? undefined : call.resume(input.resume, participant);
    if (resumed) return { call, peer: resumed, resumed: true };
    const begins = call.record.everybody.length === 0;
    const isNew = !call.participants.includes(participant.userId);
    const peer = call.enter(participant, input);
    if (isNew) this.#came(call, participant.userId, begins);
    return { call, peer, resumed: false };
  }

  /** A peer of one of our calls is out; the last one takes the call along. */
  async left(call: Call, { participant }: Peer, reason: LeaveReason): Promise<void> {
    const { events, publisher } = this.#options;
    events.peerLeft(reason);
    if (call.isEmpty) return this.#end(call, participant.userId);
    if (call.participants.includes(participant.userId)) return;
    this.#show(call);
    void this.#options.store.forgetUser(participant.userId, call.record.callId);
    if (isPublic(call)) void publisher.publish(event(call, 'call.left.v1', { userId: participant.userId }));
  }

  /** Keeps what others see of the calls alive; to be called every few seconds. */
  beat(): void {
    for (const call of this.all) {
      // All who came were refused.
      if (call.isEmpty) this.#letGo(call);
      else this.#show(call);
    }
  }

  /** Ends calls that a dead node left behind and that nobody came back to. */
  async sweep(): Promise<void> {
    for (const record of await this.#options.store.abandoned()) {
      if (!this.#calls.has(record.callId) && !this.#untold.has(record.callId))
        await this.#over(record, record.startedBy);
    }
  }

  /** From now on other nodes may have these calls: who leaves here ends none of them. */
  handOver(): void {
    this.#isHandedOver = true;
  }

  /** Lets all calls go without ending them: another node takes them over as their people come back. */
  release(): void {
    for (const call of this.all) this.#letGo(call);
  }

  #open(participant: Participant): Promise<Call> {
    const opening = this.#opening.get(participant.callId) ?? this.#openOnce(participant);
    this.#opening.set(participant.callId, opening);
    return opening;
  }

  async #openOnce(participant: Participant): Promise<Call> {
    try {
      const { cascade, topology, events, store } = this.#options;
      const known =
        participant.roomKind === 'check' ? undefined : await store.recall(participant.callId).catch(storeAway);
      if (known === 'ended') throw new ParleyError('unknown_call', 'This call is over: ask for another ticket');
      const left = (peer: Peer, reason: LeaveReason) => this.left(call, peer, reason);
      const changed = () => this.#show(call);
      const call: Call = new Call(known ?? newCallRecord(participant), { cascade, topology, events, left, changed });
      this.#calls.set(participant.callId, call);
      return call;
    } finally {
      this.#opening.delete(participant.callId);
    }
  }

  #came(call: Call, userId: string, begins: boolean): void {
    this.#show(call);
    if (begins) this.#options.events.callStarted(call.record.callId, call.record.roomId);
    if (!isPublic(call)) return;
    const record = begins ? event(call, 'call.started.v1', { by: userId }) : event(call, 'call.joined.v1', { userId });
    void this.#options.publisher.publish(record);
  }

  async #end(call: Call, by: string): Promise<void> {
    this.#letGo(call);
    if (this.#isHandedOver) return;
    const { callId, startedAt, everybody } = call.record;
    this.#options.events.callEnded(callId, Date.now() - Date.parse(startedAt), everybody.length);
    if (isPublic(call)) await this.#over(call.record, by);
  }

  /**
   * The call is over for everybody at once. The register has it until Kafka has: if this process dies before that, or
   * Kafka is away when it ends, another node sweeps the call and tells of its end.
   */
  async #over(record: CallRecord, by: string): Promise<void> {
    const { store, publisher } = this.#options;
    const { callId, roomId, startedAt, everybody } = record;
    const ended = { type: 'call.ended.v1', id: randomUUID(), at: new Date().toISOString() } as const;
    this.#untold.add(callId);
    void publisher.publish({ ...ended, callId, roomId, startedAt, by, everybody }).then(async told => {
      if (told) await store.forget(callId);
      this.#untold.delete(callId);
    });
    await store.end(record);
  }

  /** This node holds it no longer. What the register still has of it is taken over or swept. */
  #letGo(call: Call): void {
    call.close();
    this.#calls.delete(call.record.callId);
  }

  #show(call: Call): void {
    if (isPublic(call)) void this.#options.store.show(call.record, call.participants);
  }
}

function storeAway(cause: unknown): never {
  throw new ParleyError('unavailable', 'Calls cannot be found right now', { retryAfterMs: 1_000, cause });
}

/** A call check concerns nobody but the one who makes it. */
function isPublic(call: Call): boolean {
  return call.record.roomKind !== 'check';
}

function event<T extends CallEventRecord['type'], P extends object>(call: Call, type: T, part: P) {
  const { callId, roomId } = call.record;
  const at = new Date().toISOString();
  return { type, id: randomUUID(), callId, roomId, at, participants: call.participants, ...part };
}
