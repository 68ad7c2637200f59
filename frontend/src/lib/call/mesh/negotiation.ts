import type { Signal } from '#lib/call/mesh/early-signals.ts';

export interface NegotiationDeps {
  connection: RTCPeerConnection;
  /** Gives way when both ends offer at once. */
  isPolite: boolean;
  send(signal: Signal): void;
  /** An offer is set: what is sent back may be put in place before the answer. */
  onOffer(): Promise<void>;
}

/**
 * Perfect negotiation, as the WebRTC specification has it: either end may offer at any time. Signals are taken one
 * after the other, so an answer is never half set when the next signal is judged.
 */
export class Negotiation {
  readonly #deps: NegotiationDeps;
  #isMakingOffer = false;
  #isIgnoringOffer = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(deps: NegotiationDeps) {
    this.#deps = deps;
    const { connection, send } = deps;
    connection.addEventListener('negotiationneeded', () => void this.#offer());
    connection.addEventListener('icecandidate', ({ candidate }) => send({ candidate: wireOf(candidate) }));
  }

  /** One after the other, as they came. What does not fit is dropped: a connection that stays broken is noticed by itself. */
  take(signal: Signal): void {
    this.#turn = this.#turn.then(() => this.#take(signal)).catch(() => undefined);
  }

  async #offer(): Promise<void> {
    this.#isMakingOffer = true;
    try {
      await this.#deps.connection.setLocalDescription();
      this.#sendDescription();
    } catch {
      // The connection was closed meanwhile.
    } finally {
      this.#isMakingOffer = false;
    }
  }

  async #take({ description, candidate }: Signal): Promise<void> {
    const { connection } = this.#deps;
    if (description) return this.#takeDescription(description);
    if (!candidate) return;
    await connection.addIceCandidate(candidate).catch(error => {
      if (!this.#isIgnoringOffer) throw error;
    });
  }

  async #takeDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const { connection, isPolite, onOffer } = this.#deps;
    const isReady = !this.#isMakingOffer && connection.signalingState === 'stable';
    const isCollision = description.type === 'offer' && !isReady;
    this.#isIgnoringOffer = !isPolite && isCollision;
    if (this.#isIgnoringOffer) return;
    await connection.setRemoteDescription(description);
    if (description.type !== 'offer') return;
    await onOffer();
    await connection.setLocalDescription();
    this.#sendDescription();
  }

  #sendDescription(): void {
    const { localDescription } = this.#deps.connection;
    if (localDescription) this.#deps.send({ description: { type: localDescription.type, sdp: localDescription.sdp } });
  }
}

/** Null says that there are no more. */
function wireOf(candidate: RTCIceCandidate | null): Signal['candidate'] {
  if (!candidate) return null;
  const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
  return { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment };
}
