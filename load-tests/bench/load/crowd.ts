import { connectorOf, type Connection } from './connection.ts';
import type { Crowd } from './job.ts';

/** Connects every socket of a crowd, so many handshakes at a time; resolves when all of them hear their rooms. */
export async function gather(
  crowd: Crowd,
  onEvent: (socket: number, event: string, payload: unknown) => void,
  onLost: (why: string) => void,
): Promise<Connection[]> {
  const { doors, rooms, watched = [], handshakes, sync } = crowd;
  const connect = connectorOf(crowd);
  const large = rooms.filter(({ id }) => watched.includes(id));
  const watchedBy = (at: number) => large.filter(({ members }) => members.includes(at)).map(({ id }) => id);
  const sockets: Connection[] = [];
  let next = 0;
  async function connectSome(): Promise<void> {
    for (let at = next++; at < doors.length; at = next++) {
      const door = doors[at];
      if (!door) return;
      const socket = await connect(door, (event, payload) => onEvent(at, event, payload), onLost);
      sockets[at] = socket;
      if (sync) await new Promise(resolve => socket.emit('sync', { rooms: {} }, resolve));
      for (const roomId of watchedBy(at)) await new Promise(resolve => socket.emit('room:watch', { roomId }, resolve));
    }
  }
  await Promise.all(Array.from({ length: handshakes }, connectSome));
  return sockets;
}
