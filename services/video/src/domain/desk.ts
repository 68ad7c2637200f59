import { ParleyError } from '@parley/contracts/errors';
import type { VideoCommand, VideoInput, VideoReply } from '@parley/contracts/video-events';
import type { RtpCapabilities } from '@parley/contracts/media';
import type { VideoEvents } from '../events.ts';
import type { Call } from './call.ts';
import type { Calls, Entered } from './calls.ts';
import { callCommands, type Seat } from './commands.ts';
import type { Visitor } from './peer.ts';

/** Where the commands of a client are carried out: here, or on the node that holds its call. */
export interface Desk {
  submit<C extends VideoCommand>(visitor: Visitor, command: C, input: VideoInput<C>): Promise<VideoReply<C>>;
  /** The socket is gone. */
  gone(linkId: string): void;
}

interface DeskOptions {
  calls: Calls;
  events: VideoEvents;
  routerRtpCapabilities: RtpCapabilities;
}

/** The desk of the node that holds the call. */
export class LocalDesk implements Desk {
  readonly #options: DeskOptions;
  readonly #seats = new Map<string, Seat & { call: Call }>();
  /** Sockets that are joining right now. */
  readonly #joining = new Set<string>();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  async submit<C extends VideoCommand>(visitor: Visitor, command: C, input: VideoInput<C>): Promise<VideoReply<C>> {
    if (command === 'call:join') return (await this.#join(visitor, input as VideoInput<'call:join'>)) as VideoReply<C>;
    const seat = this.#seats.get(visitor.link.id);
    // Anyone who was removed meanwhile is no longer in, whatever the socket still says.
    if (!seat?.call.has(seat.peer)) throw new ParleyError('not_in_call');
    const run = callCommands[command as Exclude<VideoCommand, 'call:join'>];
    return (await run(seat, input as never)) as VideoReply<C>;
  }

  gone(linkId: string): void {
    const seat = this.#seats.get(linkId);
    this.#seats.delete(linkId);
    this.#joining.delete(linkId);
    seat?.call.lost(seat.peer, linkId);
  }

  /** A session was ended, or somebody left a room: their media ends now. */
  dismiss(whom: (visitor: Visitor) => boolean, reason: 'revoked' | 'left-room'): void {
    for (const call of this.#options.calls.all) {
      for (const peer of call.peers) {
        if (whom(peer.visitor)) call.dismiss(peer, reason, reason === 'revoked' ? 'revoked' : 'left');
      }
    }
  }

  async #join(visitor: Visitor, input: VideoInput<'call:join'>): Promise<VideoReply<'call:join'>> {
    const { call, peer, resumed } = await this.#seated(visitor, input);
    this.#options.events.joined(call.topology.topology, resumed);
    return {
      callId: call.record.callId,
      peerId: peer.peerId,
      ...call.topology,
      resumed,
      moderate: visitor.moderate,
      routerRtpCapabilities: this.#options.routerRtpCapabilities,
      peers: call.peers.filter(other => other !== peer).map(other => other.info),
    };
  }

  /** Takes a seat. If the socket is lost before that, nobody else would ever end this peer. */
  async #seated(visitor: Visitor, input: VideoInput<'call:join'>): Promise<Entered> {
    const { id } = visitor.link;
    this.#joining.add(id);
    try {
      const entered = await this.#options.calls.enter(visitor, input);
      this.#seats.set(id, { ...entered, events: this.#options.events });
      if (!this.#joining.has(id)) this.gone(id);
      return entered;
    } finally {
      this.#joining.delete(id);
    }
  }
}
