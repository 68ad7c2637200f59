import { randomUUID } from 'node:crypto';
import type { MessageDeleted } from '@parley/contracts/message-actions/delete';
import { regularly } from '@parley/runtime/process/regularly';
import type { Service } from '@parley/runtime/process/service';
import { changeId } from '../room-log/message-id.ts';
import type { RoomLogPublisher } from '../room-log/publisher.ts';
import type { StoredMessage } from '../room-log/model.ts';
import type { Models } from '../stores/models.ts';
import type { SpaceChange } from '../stores/space-change.ts';
import type { SweepDocument } from '../stores/space-models.ts';

const everyMs = 2_000;
/** A node that works on it says so again with each page; after this long without a word another one takes it up. */
const turnMs = 15_000;
/** What was accepted just before the ban may be stored only after it: what is found later than this is all there is. */
const settledMs = 20_000;
/** Clocks of nodes differ by less. */
const skewMs = 5_000;
const pageSize = 100;
/** Between two pages, so that other messages go on. */
const pauseMs = 100;

interface Needs {
  models: Models;
  roomLog: Pick<RoomLogPublisher, 'append'>;
  /** When the process stops: the rest is left to another one. */
  stopping: AbortSignal;
}

/** Notes, in the transaction of a ban, that what somebody wrote is to be deleted. */
export async function noteSweep(
  { space, models, session }: SpaceChange,
  { userId, by, purgeHours }: { userId: string; by: string; purgeHours: number },
): Promise<void> {
  const at = new Date();
  const since = new Date(at.getTime() - purgeHours * 3_600_000);
  const sweep = { _id: randomUUID(), spaceId: space.id, userId, by, at, since, turnUntil: at };
  await models.sweeps.insertMany([sweep], { session });
}

/**
 * Works on one purge that nobody else works on; resolves with how many messages it deleted, null where there was nothing to do.
 * Each deletion is an event in the right of a moderator whose id follows from the purge and the message: a node that takes it up
 * after another died, or beside it, deletes nothing twice. It is over when a look that began long enough after the ban finds nothing.
 */
export async function sweepOne({ models, roomLog, stopping }: Needs): Promise<number | null> {
  const { sweeps, rooms } = models;
  const inMs = (ms: number) => new Date(Date.now() + ms);
  const sweep = await sweeps
    .findOneAndUpdate({ turnUntil: { $lte: inMs(0) } }, { $set: { turnUntil: inMs(turnMs) } })
    .lean<SweepDocument>()
    .exec();
  if (!sweep) return null;
  const isSettled = Date.now() > sweep.at.getTime() + settledMs;
  const channels = await rooms.find({ 'channel.spaceId': sweep.spaceId }, { _id: 1 }).lean().exec();
  let deleted = 0;
  for (const { _id: roomId } of channels) {
    for await (const page of pagesOf(models, roomId, sweep)) {
      await Promise.all(page.map(id => roomLog.append(deletion(sweep, roomId, id))));
      deleted += page.length;
      await sweeps.updateOne({ _id: sweep._id }, { $set: { turnUntil: inMs(turnMs) } }).exec();
      if (stopping.aborted) return deleted;
      await new Promise(resolve => setTimeout(resolve, pauseMs));
    }
  }
  if (isSettled && deleted === 0) await sweeps.deleteOne({ _id: sweep._id }).exec();
  else await sweeps.updateOne({ _id: sweep._id }, { $set: { turnUntil: inMs(everyMs) } }).exec();
  return deleted;
}

/** What they wrote in a channel and what stands, from its end back to the beginning of the time. */
async function* pagesOf(
  { log }: Pick<Models, 'log'>,
  roomId: string,
  { userId, since, at }: SweepDocument,
): AsyncGenerator<string[]> {
  const projection = { senderId: 1, createdAt: 1, deletedAt: 1, call: 1 };
  const cursor = log.collection
    .find<StoredMessage>({ roomId, kind: 'message' }, { projection, batchSize: 1_000 })
    .sort({ seq: -1 });
  // Who was let in again meanwhile may write.
  const until = at.getTime() + skewMs;
  let page: string[] = [];
  for await (const { _id, senderId, createdAt, deletedAt, call } of cursor) {
    // Places are in the order of the log, and not quite in that of the clocks.
    if (createdAt.getTime() < since.getTime() - skewMs) break;
    if (senderId !== userId || deletedAt || call || createdAt < since || createdAt.getTime() > until) continue;
    page.push(_id);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function deletion({ _id, by }: SweepDocument, roomId: string, messageId: string): MessageDeleted {
  const id = changeId(by, roomId, `${_id}/${messageId}`);
  const at = new Date().toISOString();
  return { type: 'message.deleted.v1', id, roomId, by, right: 'moderator', at, messageId };
}

/** Looks for purges now and then, as long as the process runs. */
export function sweepRegularly(service: Service, needs: Omit<Needs, 'stopping'>): void {
  regularly(service, {
    ...{ name: 'sweep', everyMs, until: 'finish', failed: 'messages of somebody who was banned wait to be deleted' },
    async work(stopping) {
      const deleted = await sweepOne({ ...needs, stopping });
      if (deleted) service.logger.info({ deleted }, 'messages of somebody who was banned were deleted');
    },
  });
}
