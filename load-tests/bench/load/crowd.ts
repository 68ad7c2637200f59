import { connectorOf, type Connection } from './connection.ts';
import type { Crowd } from './job.ts';

/** Connects every socket of a crowd, so many handshakes at a time; resolves when all of them hear their rooms. */
export async function gather(
  crowd: Crowd,
  onEvent: (socket: number, event: string, payload: unknown) => void,
  onLost: (why: string) => void,
): Promise<Connection[]> {
  const { doors, handshakes, sync } = crowd;
  const connect = connectorOf(crowd);
  const sockets: Connection[] = [];
  let next = 0;
  async function connectSome(): Promise<void> {
    for (let at = next++; at < doors.length; at = next++) {
      const door = doors[at];
      if (!door) return;
      const socket = await connect(door, (event, payload) => onEvent(at, event, payload), onLost);
      sockets[at] = socket;
      if (sync) await new Promise(resolve => socket.emit('sync', { rooms: {} }, resolve));
    }
  }
  await Promise.all(Array.from({ length: handshakes }, connectSome));
  return sockets;
}
