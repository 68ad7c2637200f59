import { commandsOf } from '@parley/client/sockets/command';
import { connected, createSocket, type SocketTarget } from '@parley/client/sockets/open-socket';
import { chatCommands } from '@parley/contracts/chat-events';
import { videoCommands } from '@parley/contracts/video-events';
import type { Socket } from 'socket.io-client';
import type { Visit } from '../visit.ts';

const limitMs = 8_000;

/** Gives a command to chat. */
export const tellChat = commandsOf(chatCommands, limitMs);
/** Gives a command to the video service. */
export const tellVideo = commandsOf(videoCommands, limitMs);

/** Connects over WebSocket alone, as an upgrade that does not work would otherwise hide behind long polling. */
export async function openSocket(visit: Visit, target: SocketTarget): Promise<Socket> {
  const { url } = visit.platform;
  const socket = createSocket({ url, transports: ['websocket'], timeout: limitMs, ...target });
  visit.atEnd(() => socket.disconnect());
  return connected(socket);
}
