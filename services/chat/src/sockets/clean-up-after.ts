import type { ChatContext } from '../context.ts';
import type { PresenceNotices } from './presence-notices.ts';
import type { Viewers } from './viewers.ts';

interface Needs extends Pick<ChatContext, 'presence' | 'members'> {
  notices: Pick<PresenceNotices, 'note'>;
  viewers: Pick<Viewers, 'tell'>;
}

const usersAtOnce = 100;

/**
 * Takes the people of a dead incarnation out of their rooms, but for those whom another one serves. Every step can be repeated,
 * and the dead one is forgotten last: where the node that does this dies too, another one goes on when the claim has ended.
 */
export async function cleanUpAfter(
  { presence, members, notices, viewers }: Needs,
  dead: string,
  by: string,
): Promise<void> {
  if (!(await presence.claim(dead, by))) return;
  try {
    for (;;) {
      const userIds = await presence.someServed(dead, usersAtOnce);
      if (userIds.length === 0) break;
      const gone = await presence.release(dead, userIds);
      notices.note(await presence.settle(await members.roomIdsOfMany(gone), new Set()));
      viewers.tell(gone);
      await presence.removeServed(dead, userIds);
      await presence.extendClaim(dead);
    }
    await presence.forget(dead);
  } finally {
    // It ends by itself, too.
    await presence.dropClaim(dead).catch(() => undefined);
  }
}
