import type { ClientToServer, ServerToClient } from '@parley/contracts/chat-events';
import type { TypedServer, TypedSocket } from '@parley/runtime/sockets/socket-server';

/** All sockets of all nodes, as far as one may tell them something. */
export type ChatServer = TypedServer<ClientToServer, ServerToClient>;
export type ChatSocket = TypedSocket<ClientToServer, ServerToClient>;
