import { commandsOf } from '@parley/client/sockets/command';
import { chatCommands } from '@parley/contracts/chat-events';
import { timing } from '#config/timing.ts';

/** Sends one command and waits for its ack. Throws ParleyError: what the platform said, or `unavailable` without an answer. */
export const command = commandsOf(chatCommands, timing.command);
