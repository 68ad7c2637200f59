import type { Crowd } from './job.ts';
import { MatrixClient } from '../peers/matrix-client.ts';
import { XmppClient } from '../peers/xmpp-client.ts';
import { WireSocket, type Door, type OnEvent, type OnLost } from './wire-socket.ts';

/** A client that is connected, whatever its protocol: events are told, and acknowledged, as Parley does it. */
export interface Connection {
  emit(event: string, payload: unknown, onAck: (answer: unknown) => void): void;
  close(): void;
  /** Reads nothing more; only a crowd of Socket.IO can be asked for it. */
  stall?(): void;
}

type Connect = (door: Door, onEvent: OnEvent, onLost: OnLost) => Promise<Connection>;

const clients: Record<NonNullable<Crowd['speaks']>, Connect> = {
  'socket.io': WireSocket.connect,
  xmpp: XmppClient.connect,
  matrix: MatrixClient.connect,
};

/** How a client of this crowd connects. */
export function connectorOf({ speaks = 'socket.io' }: Crowd): Connect {
  return clients[speaks];
}
