import type { CallTicketClaims } from '@parley/contracts/call-ticket';
import type { VideoClientToServer, VideoServerToClient } from '@parley/contracts/video-events';
import { createSocketServer, type TypedServer, type TypedSocket } from '@parley/runtime/sockets/socket-server';
import type http from 'node:http';
import { readHandshakeRate } from '../config.ts';
import type { VideoContext } from '../context.ts';
import type { Evictions } from './evictions.ts';
import { createGate } from './ticket.ts';

export type VideoServer = TypedServer<VideoClientToServer, VideoServerToClient, CallTicketClaims>;
export type VideoSocket = TypedSocket<VideoClientToServer, VideoServerToClient, CallTicketClaims>;

/** The signalling of this node. Notices of other nodes come over the node bus, so that there is no adapter. */
export function createVideoIo(
  { service, config, redis, revocations }: VideoContext,
  server: http.Server,
  evictions: Evictions,
): VideoServer {
  return createSocketServer<VideoClientToServer, VideoServerToClient, CallTicketClaims>({
    service,
    server,
    path: '/rtc/socket.io',
    origins: config.PUBLIC_ORIGINS,
    credential: 'ticket',
    authenticate: createGate({ secret: config.CALL_TICKET_SECRET, redis, revocations, evictions }),
    sessionOf: claims => claims.sid,
    handshakes: readHandshakeRate(config),
  });
}
