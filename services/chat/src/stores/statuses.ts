import type { Models } from './models.ts';
import type { StatusDocument, StoredStatus } from './people-models.ts';

export type Statuses = ReturnType<typeof createStatuses>;

export const noStatus: StoredStatus = { mode: 'auto', text: '', until: null, showsLastSeen: false, seenAt: null };

export function createStatuses({ statuses }: Pick<Models, 'statuses'>) {
  /** Of those who have one. */
  async function findMany(userIds: readonly string[]): Promise<Map<string, StoredStatus>> {
    const found = await statuses
      .find({ _id: { $in: [...userIds] } })
      .lean<StatusDocument[]>()
      .exec();
    return new Map(found.map(({ _id, ...status }) => [_id, status]));
  }

  async function put(userId: string, status: Omit<StoredStatus, 'seenAt'>): Promise<void> {
    const forgotten = status.showsLastSeen ? {} : { seenAt: null };
    await statuses.updateOne({ _id: userId }, { $set: { ...status, ...forgotten } }, { upsert: true }).exec();
  }

  /** Notes when these people were there last, of those who want it to be known. */
  async function seen(userIds: readonly string[], at: Date): Promise<void> {
    await statuses.updateMany({ _id: { $in: [...userIds] }, showsLastSeen: true }, { $set: { seenAt: at } }).exec();
  }

  return { findMany, put, seen };
}
