const prefixes = { user: 'user:', room: 'room:', space: 'space:', person: 'person:' } as const;

/** Names of Socket.IO rooms. */
export const socketRooms = {
  /** All sockets of a user. */
  user: (userId: string) => `${prefixes.user}${userId}`,
  /** All sockets that hear a room. */
  room: (roomId: string) => `${prefixes.room}${roomId}`,
  /** All sockets of the members of a space. */
  space: (spaceId: string) => `${prefixes.space}${spaceId}`,
  /** All sockets that have somebody in view. */
  person: (userId: string) => `${prefixes.person}${userId}`,
} as const;

/** The room, the space, or the person in view that a Socket.IO room stands for, if any. */
export const roomIdOf = (name: string): string | undefined => idIn(name, prefixes.room);
export const spaceIdOf = (name: string): string | undefined => idIn(name, prefixes.space);
export const personIdOf = (name: string): string | undefined => idIn(name, prefixes.person);

function idIn(name: string, prefix: string): string | undefined {
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}
