import type { ChatSocket } from '@parley/client/sockets/connection';
import { timing } from '#config/timing.ts';
import { command } from '#lib/chat/connection/command.ts';
import { isMuted } from '#lib/chat/places.ts';
import type { ChatStore, Ring, RingEnd } from '#lib/chat/state.ts';

export interface Ringing {
  heard(ring: Ring): void;
  ended(end: RingEnd): void;
  /** The person answers here: silence at once, before the platform has told everybody. */
  answered(callId: string): void;
  /** Ends it on all devices. Rejects with ParleyError; here it is silent whatever comes. */
  decline(ring: Ring): Promise<void>;
  /** Rings the others of a small group whose call the person is in; answers how many ring. Rejects with ParleyError. */
  ringOthers(roomId: string): Promise<number>;
  close(): void;
}

/** Calls that ring for this person, as the platform tells; one whose end got lost expires by itself. */
export function createRinging(store: ChatStore, socket: ChatSocket): Ringing {
  const expiries = new Map<string, ReturnType<typeof setTimeout>>();

  function silence(callId: string): void {
    clearTimeout(expiries.get(callId));
    expiries.delete(callId);
    store.setState(({ rings }) => ({ rings: rings.filter(ring => ring.callId !== callId) }));
  }

  return {
    heard(ring) {
      if (isMuted(store.getState(), ring.roomId)) return;
      silence(ring.callId);
      expiries.set(
        ring.callId,
        setTimeout(() => silence(ring.callId), timing.ringExpiry),
      );
      store.setState(({ rings }) => ({ rings: [...rings, ring] }));
    },
    ended(end) {
      silence(end.callId);
      store.setState({ ringEnd: end });
    },
    answered: silence,
    async decline({ roomId, callId }) {
      silence(callId);
      await command(socket, 'call:decline', { roomId, callId });
    },
    ringOthers: async roomId => (await command(socket, 'call:ring', { roomId })).rung.length,
    close() {
      for (const timer of expiries.values()) clearTimeout(timer);
    },
  };
}
