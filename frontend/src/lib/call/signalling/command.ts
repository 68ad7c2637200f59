import type { Ack } from '@parley/contracts/chat-events';
import { ParleyError, readError } from '@parley/contracts/errors';
import {
  type VideoClientToServer,
  type VideoCommand,
  videoCommands,
  type VideoReply,
  type VideoServerToClient,
} from '@parley/contracts/video-events';
import type { Socket } from 'socket.io-client';
import { callTiming } from '#config/call-timing.ts';

export type VideoSocket = Socket<VideoServerToClient, VideoClientToServer>;
export type VideoCommandInput<C extends VideoCommand> = Parameters<VideoClientToServer[C]>[0];

/** How parts of the call talk to the platform, whichever socket is the current one. Rejects with ParleyError. */
export type SendCommand = <C extends VideoCommand>(name: C, input: VideoCommandInput<C>) => Promise<VideoReply<C>>;

/** The socket without its table of events, where the event is a variable. */
type AnySocket = Socket;

/** Sends one command and waits for its ack. Throws ParleyError: what the platform said, or `unavailable` without an answer. */
export async function command<C extends VideoCommand>(
  socket: VideoSocket,
  name: C,
  input: VideoCommandInput<C>,
  timeout: number = callTiming.command,
): Promise<VideoReply<C>> {
  if (!socket.connected) throw new ParleyError('unavailable');
  const answer: Ack<unknown> = await (socket as unknown as AnySocket)
    .timeout(timeout)
    .emitWithAck(name, input)
    .catch((cause: unknown) => {
      throw new ParleyError('unavailable', undefined, { cause });
    });
  if (answer.ok) return videoCommands[name].reply.parse(answer.data) as VideoReply<C>;
  throw readError(answer.error);
}
