import { randomUUID } from 'node:crypto';
import { PlatformError } from '@parley/client/platform-error';
import { untilHandshake } from '@parley/client/backoff';
import { repeat } from '@parley/client/repeat';
import { ackOf, commandsOf } from '@parley/client/sockets/command';
import { connected, createSocket, socketPaths } from '@parley/client/sockets/open-socket';
import type { Ack } from '@parley/contracts/chat-events';
import type { CallTicketClaims } from '@parley/contracts/call-ticket';
import {
  videoCommands,
  type VideoCommand,
  type VideoNotice,
  type VideoNoticePayload,
  type VideoReply,
} from '@parley/contracts/video-events';
import type { Socket } from 'socket.io-client';
import { signTicket, ticketClaims, type CallPlace } from './call-tickets.ts';
import { endpoints } from './endpoints.ts';
import { Hearing } from './hearing.ts';

const waitMs = 20_000;
const enterWithinMs = 60_000;
const ask = commandsOf(videoCommands, waitMs);

export interface VideoDoor {
  /** A node of the stack, chosen as the gateway's cookie does. */
  node?: string;
  /** Another node's own address, past the gateway. */
  url?: string;
  origin?: string;
}

/** A real client of the video socket's contract. */
export class VideoClient extends Hearing<{ [N in VideoNotice]: VideoNoticePayload<N> }> {
  readonly socket: Socket;
  /** Resolves when the server has cut the connection, or it was lost. */
  readonly gone: Promise<void>;

  constructor(ticket: unknown, { node, url = endpoints().httpUrl, origin }: VideoDoor = {}) {
    super();
    const target = { url, path: socketPaths.video, transports: ['websocket'], node };
    this.socket = createSocket({ ...target, auth: { ticket }, ...(origin && { extraHeaders: { origin } }) });
    this.listenTo(this.socket);
    this.gone = new Promise(resolve => this.socket.once('disconnect', () => resolve()));
    this.socket.connect();
  }

  /** Gives a command and returns the whole ack; rejects when there is none. */
  async command<C extends VideoCommand>(name: C, input: unknown = {}): Promise<Ack<VideoReply<C>>> {
    return (await ackOf(this.socket, name, input, waitMs)) as Ack<VideoReply<C>>;
  }

  /** Gives a command and returns its reply; rejects with the typed error of a refusal. */
  ask<C extends VideoCommand>(name: C, input: unknown = {}): Promise<VideoReply<C>> {
    return ask(this.socket, name, input as never);
  }

  /** As a page that was closed, or a network that went away. */
  close(): void {
    this.socket.disconnect();
  }
}

/** Opens a socket; rejects with the typed error of a refusal. */
export async function connectVideo(ticket: unknown, door: VideoDoor = {}): Promise<VideoClient> {
  const client = new VideoClient(ticket, door);
  await connected(client.socket);
  return client;
}

/** Somebody in a call. */
export interface Caller extends VideoReply<'call:join'> {
  client: VideoClient;
  claims: CallTicketClaims;
}

export interface Coming extends VideoDoor {
  /** What differs from a ticket of somebody new. */
  claims?: Partial<CallTicketClaims>;
  /** Of `call:join`. */
  input?: object;
}

/**
 * Gets a ticket, connects and joins; as a client does it, so that what a busy node cannot do right now is tried again
 * with another ticket when it says.
 */
export function enterCall(call: CallPlace, { claims: part, input, ...door }: Coming = {}): Promise<Caller> {
  const first = ticketClaims(call, part);
  const enter = () => tryToEnter({ ...first, jti: randomUUID() }, input, door);
  return repeat(enter, { forMs: enterWithinMs, may: isPassing, pause: untilHandshake });
}

function isPassing(error: unknown): boolean {
  return error instanceof PlatformError && (error.code === 'unavailable' || error.code === 'overloaded');
}

async function tryToEnter(claims: CallTicketClaims, input: object | undefined, door: VideoDoor): Promise<Caller> {
  const client = await connectVideo(signTicket(claims), door);
  try {
    return { client, claims, ...(await client.ask('call:join', input)) };
  } catch (error) {
    client.close();
    throw error;
  }
}
