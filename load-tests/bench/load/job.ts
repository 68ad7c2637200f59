import type { Spread } from '../lib/percentiles.ts';
import type { Door } from './wire-socket.ts';

/** Sockets to hold, and the rooms that they are in. */
export interface Crowd {
  doors: Door[];
  rooms: { id: string; /** Places in `doors`. */ members: number[] }[];
  /** Rooms whose members here ask to hear everything: large ones. */
  watched?: string[];
  /** Handshakes that are under way at the same time. */
  handshakes: number;
  /** Whether the server knows the command `sync`, whose ack tells that a socket hears its rooms. */
  sync: boolean;
  /** Socket.IO if it is not given. */
  speaks?: 'socket.io' | 'xmpp' | 'matrix';
}

/** Sends at a fixed rate, whatever comes back: an open loop. */
export interface Sending {
  perSecond: number;
  /** Not measured, but checked all the same. */
  warmSeconds: number;
  seconds: number;
  bodyChars: number;
}

/** Every message of a run, warm-up included, followed to every socket that should get it. */
export interface Completeness {
  sent: number;
  acked: number;
  /** Refusals by code. */
  refused: Record<string, number>;
  /** Deliveries that acknowledged messages should have caused, and that are missing. */
  expected: number;
  missing: number;
  duplicated: number;
  /** Deliveries whose `seq` does not follow on the one before. */
  outOfOrder: number;
}

export interface Outcome {
  completeness: Completeness;
  /** From when a message was due to be sent, so that a generator that is late does not flatter the server. */
  ack: Spread;
  delivered: Spread;
  /** Until a refusal was answered. */
  refused: Spread;
  /** From the last send until nothing was awaited any more; what is awaited for too long is given up. */
  settledMs: number;
  /** Deliveries that arrived while it was measured. */
  deliveries: number;
  /** CPU of the load generator itself while it was measured, in milliseconds. */
  generatorCpuMs: number;
}

export type Order =
  | { do: 'connect'; crowd: Crowd }
  | { do: 'send'; sending: Sending }
  /** These sockets read nothing more. */
  | { do: 'stall'; sockets: number[] }
  | { do: 'leave' };
export type Report =
  | { is: 'connected' }
  | { is: 'measuring' }
  | { is: 'measured' }
  | { is: 'done'; outcome: Outcome }
  | { is: 'failed'; why: string };
