import { ParleyError } from '@parley/contracts/errors';
import type { VideoCommand, VideoInput, VideoReply } from '@parley/contracts/video-events';
import type { RtpCapabilities } from '@parley/contracts/media';
import type { VideoEvents } from '../events.ts';
import type { Call } from './call.ts';
import type { Calls, Entered } from './calls.ts';
import { callCommands, type JoinedClient } from './commands.ts';
import type { Participant } from './peer.ts';

/** Where the commands of a client are carried out: here, or on the node that holds its call. */
export interface Dispatcher {
  submit<C extends VideoCommand>(participant: Participant, command: C, input: VideoInput<C>): Promise<VideoReply<C>>;
  /** The socket is gone. */
  gone(connectionId: string): void;
}

interface DeskOptions {
  calls: Calls;
  events: VideoEvents;
  routerRtpCapabilities: RtpCapabilities;
}

/** The dispatcher of the node that holds the call. */
export class LocalDispatcher implements Dispatcher {
  readonly #options: DeskOptions;
  readonly #joined = new Map<string, JoinedClient & { call: Call }>();
  /** Sockets that are joining right now. */
  readonly #joining = new Set<string>();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  async submit<C extends VideoCommand>(
    participant: Participant,
    command: C,
    input: VideoInput<C>,
  ): Promise<VideoReply<C>> {
    if (command === 'call:join')
      return (await this.#join(participant, input as VideoInput<'call:join'>)) as VideoReply<C>;
    const joined = this.#joined.get(participant.connection.id);
    // Anyone who was removed meanwhile is no longer in, whatever the socket still says.
    if (!joined?.call.has(joined.peer)) throw new ParleyError('not_in_call');
    const run = callCommands[command as Exclude<VideoCommand, 'call:join'>];
    return (await run(joined, input as never)) as VideoReply<C>;
  }

  gone(connectionId: string): void {
    const joined = this.#joined.get(connectionId);
    this.#joined.delete(connectionId);
    this.#joining.delete(connectionId);
    joined?.call.lost(joined.peer, connectionId);
  }

  /** A session was ended, or somebody left a room: their media ends now. */
  dismiss(whom: (participant: Participant) => boolean, reason: 'revoked' | 'left-room'): void {
    for (const call of this.#options.calls.all) {
      for (const peer of call.peers) {
        if (whom(peer.participant)) call.dismiss(peer, reason, reason === 'revoked' ? 'revoked' : 'left');
      }
    }
  }

  async #join(participant: Participant, input: VideoInput<'call:join'>): Promise<VideoReply<'call:join'>> {
    const { call, peer, resumed } = await this.#seated(participant, input);
    this.#options.events.joined(call.topology.topology, resumed);
    return {
      callId: call.record.callId,
      peerId: peer.peerId,
      ...call.topology,
      resumed,
      moderate: participant.moderate,
      stage: call.record.stage,
      speaks: peer.speaks,
      routerRtpCapabilities: this.#options.routerRtpCapabilities,
      peers: call.peers.filter(other => other !== peer).map(other => other.info),
    };
  }

  /** Lets a client in. If the socket is lost before that, nobody else would ever end this peer. */
  async #seated(participant: Participant, input: VideoInput<'call:join'>): Promise<Entered> {
    const { id } = participant.connection;
    this.#joining.add(id);
    try {
      const entered = await this.#options.calls.enter(participant, input);
      this.#joined.set(id, { ...entered, events: this.#options.events });
      if (!this.#joining.has(id)) this.gone(id);
      return entered;
    } finally {
      this.#joining.delete(id);
    }
  }
}
