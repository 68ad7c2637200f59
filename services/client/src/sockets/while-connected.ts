import type { Socket } from 'socket.io-client';
import { repeat, type Repeat } from '../repeat.ts';

/** As {@link repeat}, for as long as the connection stands that a socket has now; by default without another end. */
export function whileConnected<T>(
  socket: Pick<Socket, 'id'>,
  work: () => Promise<T>,
  { may = () => true, ...more }: Partial<Repeat> = {},
): Promise<T> {
  const { id } = socket;
  return repeat(work, { forMs: Infinity, ...more, may: error => socket.id === id && may(error) });
}
