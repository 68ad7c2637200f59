import type { ChatContext } from '../context.ts';

type Needs = Pick<ChatContext, 'notify' | 'presence' | 'members'>;

/** Nobody comes online for longer, from reading their rooms to being entered there. */
const lookAgainMs = 5_000;

/**
 * Lets the sockets of new members, on all nodes, hear the room, and tells everybody in it. Whether `unseen` is connected is
 * told to nobody.
 */
export async function announceJoined(
  { notify, presence, members }: Needs,
  roomId: string,
  userIds: string[],
  reason: 'created' | 'joined',
  unseen?: string,
): Promise<void> {
  for (const userId of userIds) {
    notify.admit(roomId, userId);
    notify.room(roomId, 'room:changed', { roomId, reason, userId }, userId);
  }
  const seen = userIds.filter(userId => userId !== unseen);
  await presence.settle(new Map(seen.map(userId => [userId, [roomId]]))).catch(() => {
    for (const userId of seen) lookAgain({ presence, members }, roomId, userId);
  });
}

export async function announceLeft(
  { notify, presence, members }: Needs,
  roomId: string,
  userId: string,
): Promise<void> {
  notify.room(roomId, 'room:changed', { roomId, reason: 'left', userId }, userId);
  notify.dismiss(roomId, userId);
  await presence.exit(roomId, userId).catch(() => undefined);
  // A device that comes online at this moment may have read its rooms before, and enters this one after.
  lookAgain({ presence, members }, roomId, userId);
}

export function announceOwner({ notify }: Pick<Needs, 'notify'>, roomId: string, userId: string): void {
  notify.room(roomId, 'room:changed', { roomId, reason: 'owner', userId });
}

export function announceUpdated({ notify }: Pick<Needs, 'notify'>, roomId: string): void {
  notify.room(roomId, 'room:changed', { roomId, reason: 'updated' });
}

/** Ends a room for these people. A node that knows already that they are in it no more has taken their sockets out of it. */
export async function announceDeleted(
  { notify, presence }: Omit<Needs, 'members'>,
  roomId: string,
  people: string[],
): Promise<void> {
  notify.room(roomId, 'room:changed', { roomId, reason: 'deleted' }, ...people);
  notify.dismissAll(roomId);
  await presence.forgetRoom(roomId).catch(() => undefined);
}

/** Later, where it did not work or may not have lasted: MongoDB says who is a member. */
function lookAgain(ctx: Pick<Needs, 'presence' | 'members'>, roomId: string, userId: string): void {
  setTimeout(() => void markAsStored(ctx, roomId, userId).catch(() => undefined), lookAgainMs).unref();
}

async function markAsStored(
  { presence, members }: Pick<Needs, 'presence' | 'members'>,
  roomId: string,
  userId: string,
): Promise<void> {
  if (await members.find(roomId, userId)) await presence.settle(new Map([[userId, [roomId]]]));
  else await presence.exit(roomId, userId);
}
