/** What talks by socket, in a file of its own: the app shows its rooms before it is loaded. */
export { Connection } from '@parley/client/sockets/connection';
