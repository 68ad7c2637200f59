import { PlatformError } from '@parley/client/platform-error';
import { createCaller } from '@parley/client/rest/caller';
import { ackOf, type InputOf, type ReplyOf } from '@parley/client/sockets/command';
import { connected, createSocket, socketPaths } from '@parley/client/sockets/open-socket';
import { videoApi } from '@parley/contracts/video-api';
import type { videoCommands } from '@parley/contracts/video-events';
import type { Socket } from 'socket.io-client';

/** Where a call is entered. Without `room` and `ticket` the server asks for none: the bare one. */
export interface Target {
  url: string;
  callId: string;
  /** Gets the ticket from the platform, as a person of this token. */
  room?: { id: string; token: string };
  /** A ticket that is there already. */
  ticket?: string;
}

type Commands = typeof videoCommands;
export type Send = <C extends keyof Commands>(command: C, input: InputOf<Commands, C>) => Promise<ReplyOf<Commands, C>>;

const answerWithinMs = 10_000;

export async function ticketOf({ url: baseUrl, room, ticket }: Target): Promise<string | undefined> {
  if (!room) return ticket;
  const call = createCaller({ baseUrl, token: room.token });
  return (await call(videoApi.callTicket, { params: { id: room.id } })).ticket;
}

/** As the web app does: the way is opened while the ticket is still on its way. */
export async function openSocket({ url, callId }: Target, asking: Promise<string | undefined>): Promise<Socket> {
  const auth = (tell: (data: object) => void) =>
    void asking.then(
      ticket => tell({ ticket, callId }),
      () => undefined,
    );
  const opening = connected(createSocket({ url, path: socketPaths.video, transports: ['websocket'], auth }));
  await Promise.race([asking, opening]);
  return opening;
}

/** Replies are not parsed: the bare server sends only a part of what Parley sends, and this page is not what is measured. */
export function commandsOn(socket: Socket): Send {
  return async (name, input) => {
    const answer = await ackOf(socket, name, input, answerWithinMs);
    if (!answer.ok) throw new PlatformError({ ...answer.error, message: `${name}: ${answer.error.message}` });
    return answer.data as never;
  };
}
