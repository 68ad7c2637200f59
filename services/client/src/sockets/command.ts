import type { Ack } from '@parley/contracts/chat-events';
import type { CommandTable } from '@parley/contracts/command';
import { ParleyError } from '@parley/contracts/errors';
import type { Socket } from 'socket.io-client';
import type { z } from 'zod';
import { noAnswer, PlatformError } from '../platform-error.ts';

/** A socket of any table of events. */
export type AnySocket = Pick<Socket, 'connected'>;
export type InputOf<T extends CommandTable, C extends keyof T> = z.input<T[C]['input']>;
export type ReplyOf<T extends CommandTable, C extends keyof T> = z.output<T[C]['reply']>;

/**
 * Sends one command and waits for its ack. Rejects with PlatformError when it is refused, with ParleyError `unavailable`
 * when there is no connection or no ack in time.
 */
export type Command<T extends CommandTable> = <C extends keyof T & string>(
  socket: AnySocket,
  name: C,
  input: InputOf<T, C>,
  timeoutMs?: number,
) => Promise<ReplyOf<T, C>>;

/** The commands of a table. A `timeoutMs` of a command goes before the one that is given here. */
export function commandsOf<T extends CommandTable>(table: T, usualMs: number): Command<T> {
  return async (socket, name, input, timeoutMs = usualMs) => {
    const answer = await ackOf(socket, name, input, timeoutMs);
    if (!answer.ok) throw new PlatformError({ ...answer.error, message: `${name}: ${answer.error.message}` });
    return table[name]?.reply.parse(answer.data) as ReplyOf<T, typeof name>;
  };
}

/** Sends anything and resolves with the whole ack, for those who look at refusals. Rejects without a connection or an ack. */
export async function ackOf(socket: AnySocket, name: string, input: unknown, timeoutMs: number): Promise<Ack<unknown>> {
  if (!socket.connected) throw new ParleyError('unavailable', 'Not connected');
  return (socket as Socket).timeout(timeoutMs).emitWithAck(name, input).catch(fail);

  function fail(cause: unknown): never {
    throw noAnswer(cause);
  }
}
