import type { Ack } from '@parley/contracts/chat-events';
import type { VideoCommand, VideoInput, VideoReply } from '@parley/contracts/video-events';
import { io, type Socket } from 'socket.io-client';

/** Where a call is entered. Without `room` and `ticket` the server asks for none: the bare one. */
export interface Target {
  url: string;
  callId: string;
  /** Gets the ticket from the platform, as a person of this token. */
  room?: { id: string; token: string };
  /** A ticket that is there already. */
  ticket?: string;
}

export type Send = <C extends VideoCommand>(command: C, input: Partial<VideoInput<C>>) => Promise<VideoReply<C>>;

const answerWithinMs = 10_000;

export async function ticketOf({ url, room, ticket }: Target): Promise<string | undefined> {
  if (!room) return ticket;
  const headers = { authorization: `Bearer ${room.token}` };
  const response = await fetch(`${url}/api/rooms/${room.id}/call/ticket`, { method: 'POST', headers });
  if (!response.ok) throw new Error(`No ticket: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { ticket: string }).ticket;
}

/** As the web app does: the way is opened while the ticket is still on its way. */
export async function openSocket({ url, callId }: Target, asking: Promise<string | undefined>): Promise<Socket> {
  const options = { path: '/rtc/socket.io', transports: ['websocket'], forceNew: true, reconnection: false };
  const auth = (tell: (data: object) => void) =>
    void asking.then(
      ticket => tell({ ticket, callId }),
      () => undefined,
    );
  const socket = io(url, { ...options, auth });
  await new Promise<void>((resolve, reject) => {
    asking.catch(reject);
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

export function commandsOf(socket: Socket): Send {
  return async <C extends VideoCommand>(command: C, input: Partial<VideoInput<C>>) => {
    const answer = (await socket.timeout(answerWithinMs).emitWithAck(command, input)) as Ack<VideoReply<C>>;
    if (!answer.ok) throw new Error(`${command}: ${answer.error.code} ${answer.error.message}`);
    return answer.data;
  };
}
