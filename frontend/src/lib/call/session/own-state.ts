import type { PeerState } from '@parley/contracts/video-events';
import { changePerson, silentState } from '#lib/call/people.ts';
import type { SendCommand } from '#lib/call/signalling/command.ts';
import type { CallStore } from '#lib/call/state.ts';

/** What others are shown of oneself: changed here first, then told. */
export class OwnState {
  readonly #store: CallStore;
  readonly #command: SendCommand;
  #state: PeerState = silentState;

  constructor(store: CallStore, command: SendCommand) {
    this.#store = store;
    this.#command = command;
  }

  get state(): PeerState {
    return this.#state;
  }

  change(change: Partial<PeerState>): void {
    const isNew = Object.entries(change).some(([part, value]) => this.#state[part as keyof PeerState] !== value);
    if (!isNew) return;
    this.#state = { ...this.#state, ...change };
    const self = this.#store.getState().people.find(person => person.isSelf);
    if (!self) return;
    changePerson(this.#store, self.peerId, { state: this.#state });
    this.tell(change);
  }

  /** What is lost with a socket is told again, whole, when one is back. */
  tell(change: Partial<PeerState> = this.#state): void {
    this.#command('peer:update', change).catch(() => undefined);
  }
}
