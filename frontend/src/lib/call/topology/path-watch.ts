import { callTiming } from '#config/call-timing.ts';
import { afterPatience } from '#lib/call/topology/patience.ts';

export interface PathWatchDeps {
  restartIce(): Promise<unknown>;
  /** Nothing helped; `wasUp`: it has worked before. Said once. */
  onBroken(wasUp: boolean): void;
}

/** Watches one connection: restarts ICE when it breaks, and tells when that did not help either. */
export class PathWatch {
  readonly #deps: PathWatchDeps;
  #state: RTCPeerConnectionState = 'new';
  #wasUp = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #stopWaiting: (() => void) | undefined;

  constructor(deps: PathWatchDeps) {
    this.#deps = deps;
  }

  /** For connections that wait for the other end before they do anything. */
  begin(): void {
    this.#expect(callTiming.firstPath);
  }

  changed(state: RTCPeerConnectionState): void {
    this.#state = state;
    clearTimeout(this.#patience);
    if (state === 'connected') this.#isUp();
    if (state === 'connecting') this.#expect(this.#wasUp ? callTiming.restart : callTiming.firstPath);
    if (state === 'disconnected') this.#patience = setTimeout(() => this.restart(), callTiming.disconnected);
    if (state === 'failed' && this.#wasUp) this.restart();
    if (state === 'failed' && !this.#wasUp) this.#giveUp();
    if (state === 'closed') this.close();
  }

  /** Looks for a new path unless the present one stands. */
  mend(): void {
    if (this.#wasUp && this.#state !== 'connected') this.restart();
  }

  /** Looks for a new path; what flows goes on until one is found. */
  restart(): void {
    if (!this.#wasUp) return;
    if (this.#state !== 'connected') this.#expect(callTiming.restart);
    // When nobody answers, the deadline decides.
    this.#deps.restartIce().catch(() => undefined);
  }

  close(): void {
    clearTimeout(this.#patience);
    this.#waitNoLonger();
  }

  #isUp(): void {
    this.#wasUp = true;
    this.#waitNoLonger();
  }

  #expect(ms: number): void {
    this.#stopWaiting ??= afterPatience(ms, () => this.#giveUp());
  }

  #waitNoLonger(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  #giveUp(): void {
    this.close();
    this.#deps.onBroken(this.#wasUp);
  }
}
