const spacePrefix = 'space:';
const personPrefix = 'person:';

/** Names of Socket.IO rooms. */
export const socketRooms = {
  /** All sockets of a user. */
  user: (userId: string) => `user:${userId}`,
  /** All sockets that hear a room. */
  room: (roomId: string) => `room:${roomId}`,
  /** All sockets of the members of a space. */
  space: (spaceId: string) => `${spacePrefix}${spaceId}`,
  /** All sockets that have somebody in view. */
  person: (userId: string) => `${personPrefix}${userId}`,
} as const;

const roomPrefix = 'room:';

/** The room that a Socket.IO room stands for, if any. */
export function roomIdOf(name: string): string | undefined {
  return name.startsWith(roomPrefix) ? name.slice(roomPrefix.length) : undefined;
}

/** The space that a Socket.IO room stands for, if any. */
export function spaceIdOf(name: string): string | undefined {
  return name.startsWith(spacePrefix) ? name.slice(spacePrefix.length) : undefined;
}

/** The person whom who is in a Socket.IO room has in view, if that is what it stands for. */
export function personIdOf(name: string): string | undefined {
  return name.startsWith(personPrefix) ? name.slice(personPrefix.length) : undefined;
}
