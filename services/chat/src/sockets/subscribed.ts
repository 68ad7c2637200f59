import type { ChatSocket } from '../notify/chat-server.ts';

const pending = new WeakMap<ChatSocket, Promise<void>>();

/** Remembers when a new socket will hear all rooms of its user. */
export function noteSubscribing(socket: ChatSocket, done: Promise<void>): void {
  pending.set(socket, done);
}

/** Resolves when it does; rejects when the rooms could not be read. */
export async function subscribed(socket: ChatSocket): Promise<void> {
  await pending.get(socket);
}
