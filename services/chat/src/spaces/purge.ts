import { spaceLimits } from '@parley/contracts/spaces/space';
import { regularly } from '@parley/runtime/process/regularly';
import type { Service } from '@parley/runtime/process/service';
import type { Models } from '../stores/models.ts';

const everyMs = 60_000;
const spacesAtOnce = 10;
const roomsAtOnce = 50;

/**
 * Removes what was deleted for good: the logs of channels, and spaces that nobody has taken back. Each step can be done
 * again, and by several nodes at once; what names the work is removed last, so that a node that dies leaves nothing behind.
 */
export async function purge(models: Models, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - spaceLimits.daysToRestore * 86_400_000);
  const over = await models.spaces
    .find({ deletedAt: { $lt: before } }, { _id: 1 })
    .limit(spacesAtOnce)
    .lean()
    .exec();
  for (const { _id } of over) await purgeSpace(models, _id);
  const rooms = await models.purges.find().limit(roomsAtOnce).lean().exec();
  for (const { _id } of rooms) await purgeRoom(models, _id);
  return over.length + rooms.length;
}

async function purgeSpace(models: Models, spaceId: string): Promise<void> {
  const {
    rooms,
    spaceMembers,
    bans,
    invites,
    audit,
    reports,
    joinRequests,
    places,
    filters,
    sweeps,
    spaces,
    onboardings,
  } = models;
  const channels = await rooms.find({ 'channel.spaceId': spaceId }, { _id: 1 }).lean().exec();
  for (const { _id } of channels) {
    await purgeRoom(models, _id);
    await rooms.deleteOne({ _id }).exec();
  }
  for (const one of [spaceMembers, bans, invites, audit, reports, joinRequests, places, sweeps] as {
    deleteMany(of: object): { exec(): Promise<unknown> };
  }[])
    await one.deleteMany({ spaceId }).exec();
  await filters.deleteOne({ _id: spaceId }).exec();
  await onboardings.deleteOne({ _id: spaceId }).exec();
  await spaces.deleteOne({ _id: spaceId }).exec();
}

async function purgeRoom({ log, reactions, channelMarks, places, purges }: Models, roomId: string): Promise<void> {
  await Promise.all([
    log.deleteMany({ roomId }).exec(),
    reactions.deleteMany({ roomId }).exec(),
    channelMarks.deleteMany({ roomId }).exec(),
    places.deleteMany({ placeId: roomId }).exec(),
  ]);
  await purges.deleteOne({ _id: roomId }).exec();
}

/** Purges now and then, as long as the process runs. */
export function purgeRegularly(service: Service, models: Models): void {
  regularly(service, {
    ...{ name: 'purge', everyMs, until: 'flush', failed: 'what was deleted could not be purged yet' },
    async work() {
      const count = await purge(models);
      if (count > 0) service.logger.info({ count }, 'deleted spaces and channels were purged');
    },
  });
}
