import type { Models } from './models.ts';

export type OwnTraces = ReturnType<typeof createOwnTraces>;

/** What people left for themselves alone: settings, places, blocks, statuses, requests to be let in. */
export function createOwnTraces(models: Models) {
  async function forget(userId: string): Promise<void> {
    const { ownSettings, statuses, sections, places, blocks, joinRequests } = models;
    await ownSettings.deleteOne({ _id: userId }).exec();
    await statuses.deleteOne({ _id: userId }).exec();
    await sections.deleteOne({ _id: userId }).exec();
    await places.deleteMany({ userId }).exec();
    await blocks.deleteMany({ by: userId }).exec();
    await joinRequests.deleteMany({ userId }).exec();
  }

  return { forget };
}
