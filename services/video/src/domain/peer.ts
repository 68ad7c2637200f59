import { randomUUID } from 'node:crypto';
import type { PeerInfo, PeerState, Topology } from '@parley/contracts/video-events';
import type { PeerSide } from '../media/peer-side.ts';
import type { Connection } from './connection.ts';

/** Who comes with a ticket, and over which socket. */
export interface Participant {
  userId: string;
  sessionId: string;
  callId: string;
  roomId: string;
  roomKind: 'dm' | 'group' | 'check';
  moderate: boolean;
  stage: boolean;
  connection: Connection;
}

const silent: PeerState = { mic: false, camera: false, screen: false, hand: false, quality: 'good' };

/** Somebody in a call: one for each connection, so that a person with two devices is there twice. */
export class Peer {
  readonly peerId = randomUUID();
  readonly participant: Participant;
  readonly topologies: readonly Topology[];
  state: PeerState;
  /** May send media. */
  speaks = true;
  /** The socket that speaks for this peer now; undefined while it is lost. */
  connection: Connection | undefined;
  /** Ends the peer when the lost socket does not come back. */
  ghostTimer: NodeJS.Timeout | undefined;
  #media: Promise<PeerSide> | undefined;
  #opened: PeerSide | undefined;

  constructor(participant: Participant, topologies: readonly Topology[], state: Partial<PeerState>) {
    this.participant = participant;
    this.topologies = topologies;
    this.state = { ...silent, ...state };
    this.connection = participant.connection;
  }

  /** The media on our server, opened by the first who asks. */
  media(open: () => Promise<PeerSide>): Promise<PeerSide> {
    this.#media ??= open().then(
      media => (this.#opened = media),
      (error: unknown) => {
        this.#media = undefined;
        throw error;
      },
    );
    return this.#media;
  }

  /** What is open of it, if anything. */
  get openMedia(): PeerSide | undefined {
    return this.#opened;
  }

  closeMedia(): void {
    // One that is being opened right now is closed as soon as it is.
    void this.#media?.then(media => media.close()).catch(() => undefined);
    this.#opened?.close();
    this.#opened = undefined;
    this.#media = undefined;
  }

  get info(): PeerInfo {
    const producers = this.#opened?.producers.map(placed => placed.info) ?? [];
    return { peerId: this.peerId, userId: this.participant.userId, state: this.state, speaks: this.speaks, producers };
  }
}
