import type { Socket } from 'socket.io-client';
import {
  chatCommands,
  type Ack,
  type ChatCommand,
  type ClientToServer,
  type CommandInput,
  type CommandReply,
  type ServerToClient,
} from '@parley/contracts/chat-events';
import { ParleyError, readError } from '@parley/contracts/errors';
import { timing } from '#config/timing.ts';

export type ChatSocket = Socket<ServerToClient, ClientToServer>;
/** The socket without its table of events, where the event is a variable. */
type AnySocket = Socket;

/** Sends one command and waits for its ack. Throws ParleyError: what the platform said, or `unavailable` without an answer. */
export async function command<C extends ChatCommand>(
  socket: ChatSocket,
  name: C,
  input: CommandInput<C>,
): Promise<CommandReply<C>> {
  if (!socket.connected) throw new ParleyError('unavailable');
  const answer: Ack<unknown> = await (socket as unknown as AnySocket)
    .timeout(timing.command)
    .emitWithAck(name, input)
    .catch((cause: unknown) => {
      throw new ParleyError('unavailable', undefined, { cause });
    });
  if (answer.ok) return chatCommands[name].reply.parse(answer.data) as CommandReply<C>;
  throw readError(answer.error);
}
