import type { ChatEvents } from '../events.ts';
import type { RoomLog } from '../stores/room-log.ts';
import { decide, type Decision, type LogEntry } from './decide.ts';
import type { RoomHeads } from './room-heads.ts';

const retry = { firstMs: 50, maxMs: 1_000 };

interface Options {
  log: RoomLog;
  heads: RoomHeads;
  events: ChatEvents;
  replaying: ReadonlySet<number>;
  /** Called while MongoDB is away; throws when the batch is no longer ours to write. */
  keepAlive: () => Promise<void>;
}

/**
 * Decides a batch and stores it, however long that takes. After any failure nothing that was remembered is believed:
 * the rooms are loaded anew, and what had been stored by then is found and keeps its place.
 */
export async function storeBatch(batch: LogEntry[], options: Options): Promise<Decision> {
  const { log, heads, events, keepAlive } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const decision = await decideAgainstStore(batch, options);
      await log.write(decision.write);
      heads.keep(decision.heads);
      return decision;
    } catch (error) {
      heads.forget();
      if (isConflict(error)) events.writeConflict([...new Set(batch.map(({ event }) => event.roomId))]);
      else events.deliveryStalled(error, attempt);
      await keepAlive();
      await new Promise(resolve => setTimeout(resolve, Math.min(retry.firstMs * 2 ** attempt, retry.maxMs)));
    }
  }
}

async function decideAgainstStore(batch: LogEntry[], { log, heads, replaying }: Options): Promise<Decision> {
  const roomIds = [...new Set(batch.map(({ event }) => event.roomId))];
  const ids = new Set(batch.flatMap(({ event }) => ('messageId' in event ? [event.id, event.messageId] : [event.id])));
  const [loaded, stored] = await Promise.all([heads.load(roomIds), log.findStored([...ids], roomIds)]);
  return decide(batch, { heads: loaded, stored, replaying });
}

/** A place or an id that is taken: another worker writes, or an answer of MongoDB was lost. */
function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11_000;
}
