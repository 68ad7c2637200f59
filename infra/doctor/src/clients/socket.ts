import type { Ack } from '@parley/contracts/chat-events';
import { io, type Socket } from 'socket.io-client';
import type { Visit } from '../visit.ts';

const limitMs = 8_000;

interface Door {
  /** Chat's unless given. */
  path?: string;
  auth: Record<string, string>;
  /** The node to ask for, as the gateway's cookie does. */
  node?: string;
}

/** Connects over WebSocket alone, as an upgrade that does not work would otherwise hide behind long polling. */
export async function openSocket(visit: Visit, { path, auth, node }: Door): Promise<Socket> {
  const socket = io(visit.platform.url, {
    ...(path && { path }),
    auth,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    timeout: limitMs,
    ...(node && { extraHeaders: { cookie: `parley_node=${node}` } }),
  });
  visit.atEnd(() => socket.disconnect());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Gives a command and resolves with the data of its ack; rejects when it is refused. */
export async function ask<T>(socket: Socket, command: string, input: object): Promise<T> {
  const answer = (await socket.timeout(limitMs).emitWithAck(command, input)) as Ack<T>;
  if (!answer.ok) throw new Error(`${command}: ${answer.error.code}: ${answer.error.message}`);
  return answer.data;
}
