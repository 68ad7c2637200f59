import type { ChatContext } from '../context.ts';

type Needs = Pick<ChatContext, 'notify' | 'presence'>;

/** Lets the sockets of new members, on all nodes, hear the room, and tells everybody in it. */
export async function announceJoined(
  { notify, presence }: Needs,
  roomId: string,
  userIds: string[],
  reason: 'created' | 'joined',
): Promise<void> {
  for (const userId of userIds) {
    notify.admit(roomId, userId);
    notify.room(roomId, 'room:changed', { roomId, reason, userId }, userId);
  }
  await Promise.all(userIds.map(userId => markLive({ presence }, roomId, userId))).catch(() => undefined);
}

export async function announceLeft({ notify, presence }: Needs, roomId: string, userId: string): Promise<void> {
  notify.room(roomId, 'room:changed', { roomId, reason: 'left', userId }, userId);
  notify.dismiss(roomId, userId);
  await presence.exit(roomId, userId).catch(() => undefined);
}

export function announceOwner({ notify }: Pick<Needs, 'notify'>, roomId: string, userId: string): void {
  notify.room(roomId, 'room:changed', { roomId, reason: 'owner', userId });
}

async function markLive({ presence }: Pick<Needs, 'presence'>, roomId: string, userId: string): Promise<void> {
  if (await presence.isConnected(userId)) await presence.enter(roomId, [userId]);
}
