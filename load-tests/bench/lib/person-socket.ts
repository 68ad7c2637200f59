import { commandsOf } from '@parley/client/sockets/command';
import type { ChatSocket } from '@parley/client/sockets/connection';
import { connected, createSocket, socketPaths } from '@parley/client/sockets/open-socket';
import { chatCommands } from '@parley/contracts/chat-events';
import type { Platform } from './platform.ts';
import type { Town } from './town.ts';

export const command = commandsOf(chatCommands, 5_000);

/** A socket of somebody in this process, through the gateway, that hears its rooms; at this chat node, or at any. */
export async function openSocket(
  { gatewayUrl }: Platform,
  { token }: Town,
  userId: string,
  node?: string,
): Promise<ChatSocket> {
  const auth = { token: token(userId) };
  const target = { url: gatewayUrl, path: socketPaths.chat, transports: ['websocket'], auth };
  const socket: ChatSocket = createSocket({ ...target, ...(node !== undefined && { node }) });
  await connected(socket);
  await command(socket, 'sync', { rooms: {} });
  return socket;
}
