import { noteMembers } from '../stores/membership-outbox.ts';
import type { Models } from '../stores/models.ts';
import type { Migration } from './migration.ts';

/** Transactions at once: each waits for the journal. */
const lanes = 10;
const unnoted = { version: { $exists: false } };

/** Rooms and members of before 0.4 are told to `chat.membership-events`, once. */
export const roomVersions: Migration = {
  version: '0002-room-versions',

  async up(stores, limit) {
    const { rooms } = stores;
    const old = await rooms.find(unnoted, { _id: 1 }).limit(limit).lean().exec();
    const left = old.values();
    const lane = async () => {
      for (const { _id } of left) await note(stores, _id);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return old.length;
  },

  // A version stays. One that began again would be lower than what followers have seen, and they would take it for old.
  down: () => Promise.resolve(0),
};

async function note(stores: Models, _id: string): Promise<void> {
  const { rooms } = stores;
  await rooms.db.transaction(async session => {
    const isUnnoted = await rooms
      .exists({ _id, ...unnoted })
      .session(session)
      .exec();
    if (isUnnoted) await noteMembers(stores, _id, [], session);
  });
}
