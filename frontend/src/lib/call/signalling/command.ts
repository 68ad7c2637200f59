import { commandsOf, type InputOf } from '@parley/client/sockets/command';
import { type VideoCommand, videoCommands, type VideoReply } from '@parley/contracts/video-events';
import { callTiming } from '#config/call-timing.ts';

export type VideoCommandInput<C extends VideoCommand> = InputOf<typeof videoCommands, C>;

/** How parts of the call talk to the platform, whichever socket is the current one. Rejects with ParleyError. */
export type SendCommand = <C extends VideoCommand>(name: C, input: VideoCommandInput<C>) => Promise<VideoReply<C>>;

/** Sends one command and waits for its ack. Throws ParleyError: what the platform said, or `unavailable` without an answer. */
export const command = commandsOf(videoCommands, callTiming.command);
