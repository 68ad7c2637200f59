import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ack } from '@parley/contracts/chat-events';
import type { CallTicketClaims } from '@parley/contracts/call-ticket';
import { ParleyError } from '@parley/contracts/errors';
import type { VideoCommand, VideoNotice, VideoNoticePayload, VideoReply } from '@parley/contracts/video-events';
import { io, type Socket } from 'socket.io-client';
import { signTicket, ticketClaims, type CallPlace } from './call-tickets.ts';
import { endpoints } from './endpoints.ts';
import { Hearing } from './hearing.ts';

const waitMs = 20_000;
const maxTries = 20;

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
    this.socket = io(url, {
      path: '/rtc/socket.io',
      auth: { ticket },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { ...(node && { cookie: `parley_node=${node}` }), ...(origin && { origin }) },
    });
    this.listenTo(this.socket);
    this.gone = new Promise(resolve => this.socket.once('disconnect', () => resolve()));
  }

  /** Gives a command and returns the whole ack; rejects when there is none. */
  async command<C extends VideoCommand>(name: C, input: unknown = {}): Promise<Ack<VideoReply<C>>> {
    return (await this.socket.timeout(waitMs).emitWithAck(name, input)) as Ack<VideoReply<C>>;
  }

  /** Gives a command and returns its reply; rejects with the typed error of a refusal. */
  async ask<C extends VideoCommand>(name: C, input: unknown = {}): Promise<VideoReply<C>> {
    const answer = await this.command(name, input);
    if (answer.ok) return answer.data;
    const { code, message, errors, retryAfterMs } = answer.error;
    throw new ParleyError(code, `${name}: ${message}`, { errors, retryAfterMs });
  }

  /** As a page that was closed, or a network that went away. */
  close(): void {
    this.socket.disconnect();
  }
}

/** Opens a socket; rejects with a refusal, which tells its `data`. */
export async function connectVideo(ticket: unknown, door: VideoDoor = {}): Promise<VideoClient> {
  const client = new VideoClient(ticket, door);
  await new Promise<void>((resolve, reject) => {
    client.socket.once('connect', resolve);
    client.socket.once('connect_error', reject);
  });
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
export async function enterCall(call: CallPlace, { claims: part, input, ...door }: Coming = {}): Promise<Caller> {
  const first = ticketClaims(call, part);
  for (let tries = 1; ; tries += 1) {
    const claims = { ...first, jti: randomUUID() };
    try {
      return await tryToEnter(claims, input, door);
    } catch (error) {
      const { code, retryAfterMs = 0 } = refusalOf(error);
      if ((code !== 'unavailable' && code !== 'overloaded') || tries === maxTries) throw error;
      await sleep(retryAfterMs);
    }
  }
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

/** Of a handshake it stands in `data`, of a command in the error itself. */
function refusalOf(error: unknown): { code?: string; retryAfterMs?: number } {
  if (error instanceof ParleyError) return error;
  return (error as { data?: { code: string } }).data ?? {};
}
