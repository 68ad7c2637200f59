import type { ClientSession } from 'mongoose';
import { memberKey } from './member-writes.ts';
import { noteMembers } from './membership-outbox.ts';
import type { Models } from './models.ts';

type Stores = Pick<Models, 'rooms' | 'members' | 'outbox'>;

/** What becomes of a dm that began as a request. `changed` is called after each change. */
export function requestWrites(models: Stores, changed: () => void) {
  const { members } = models;

  async function together(work: (session: ClientSession) => Promise<boolean>): Promise<boolean> {
    const result = (await members.db.transaction(work)) as boolean;
    changed();
    return result;
  }

  /** Makes it an ordinary dm, also after it was declined. False when it is one already. */
  async function accept(roomId: string, userId: string): Promise<boolean> {
    return together(async session => {
      const own = { _id: memberKey(roomId, userId), request: { $in: ['received', 'declined'] } };
      const { matchedCount } = await members.updateOne(own as object, { $unset: { request: 1 } }, { session }).exec();
      if (matchedCount === 0) return false;
      await members.updateMany({ roomId, request: 'sent' }, { $unset: { request: 1 } }, { session }).exec();
      const both = await members.find({ roomId }, { userId: 1, role: 1 }).session(session).lean().exec();
      await noteMembers(models, roomId, both, session);
      return true;
    });
  }

  /** To the person the room is gone; the stranger sees no difference. False when there is no request. */
  async function decline(roomId: string, userId: string): Promise<boolean> {
    return together(async session => {
      const own = { _id: memberKey(roomId, userId), request: 'received' as const };
      const { matchedCount } = await members.updateOne(own, { $set: { request: 'declined' } }, { session }).exec();
      if (matchedCount === 0) return false;
      await noteMembers(models, roomId, [{ userId, role: null }], session);
      return true;
    });
  }

  return { accept, decline };
}
