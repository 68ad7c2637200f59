import { commandsOf } from '@parley/client/sockets/command';
import type { ChatSocket } from '@parley/client/sockets/connection';
import { connected, createSocket, socketPaths } from '@parley/client/sockets/open-socket';
import { chatCommands } from '@parley/contracts/chat-events';
import type { Platform } from './platform.ts';
import type { Town } from './town.ts';

export const command = commandsOf(chatCommands, 10_000);

/** A socket of somebody in this process, through the gateway, that hears its rooms. */
export async function openSocket({ gatewayUrl }: Platform, { token }: Town, userId: string): Promise<ChatSocket> {
  const auth = { token: token(userId) };
  const socket = createSocket({
    url: gatewayUrl,
    path: socketPaths.chat,
    transports: ['websocket'],
    auth,
  }) as ChatSocket;
  await connected(socket as never);
  await command(socket, 'sync', { rooms: {} });
  return socket;
}
