import { isDuplicateKey } from '@parley/runtime/stores/mongo';
import type { ChatEvents } from '../events.ts';
import type { RoomLog } from '../room-log/store.ts';
import { decide, type Decision, type LogEntry } from '../room-log/decide.ts';
import type { RoomMemory } from './room-memory.ts';

const retry = { firstMs: 50, maxMs: 1_000 };

interface Options {
  log: RoomLog;
  memory: RoomMemory;
  events: ChatEvents;
  replaying: ReadonlySet<number>;
  /** Called while MongoDB is away; throws when the batch is no longer ours to write. */
  keepAlive: () => Promise<void>;
}

/**
 * Decides a batch and stores it, however long that takes. After any failure nothing that was remembered is believed:
 * the rooms are loaded again, what had been stored by then is found, keeps its place, and is told as in a replay,
 * because nobody was told of it yet.
 */
export async function storeBatch(batch: LogEntry[], options: Options): Promise<Decision> {
  const { log, memory } = options;
  let careful = !isSurelyNew(batch, options);
  let { replaying } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const decision = await decideAgainstStore(batch, { log, memory, replaying, careful });
      await log.write(decision.write);
      memory.keep(decision.heads, decision.write.inserts);
      return decision;
    } catch (error) {
      memory.forget();
      // A place or an id that is taken: another worker writes, or an answer of MongoDB was lost.
      if (careful || !isDuplicateKey(error)) await recover(error, attempt, batch, options);
      careful = true;
      replaying = new Set([...replaying, ...batch.map(({ partition }) => partition)]);
    }
  }
}

/**
 * Most batches hold nothing but new messages: then the store need not be asked before it is written to. Should one have
 * been there all the same (a client repeats a send of long ago), the write stops at it, and the careful way follows.
 */
function isSurelyNew(batch: LogEntry[], { memory, replaying }: Options): boolean {
  return batch.every(
    ({ event, partition }) =>
      event.type === 'message.created.v1' && !replaying.has(partition) && !memory.knows(event.id),
  );
}

async function recover(
  error: unknown,
  attempt: number,
  batch: LogEntry[],
  { events, keepAlive }: Options,
): Promise<void> {
  if (isDuplicateKey(error)) events.writeConflict([...new Set(batch.map(({ event }) => event.roomId))]);
  else events.deliveryStalled(error, attempt);
  await keepAlive();
  await new Promise(resolve => setTimeout(resolve, Math.min(retry.firstMs * 2 ** attempt, retry.maxMs)));
}

interface Attempt extends Pick<Options, 'log' | 'memory' | 'replaying'> {
  /** Look for events that are stored already. */
  careful: boolean;
}

async function decideAgainstStore(batch: LogEntry[], { log, memory, replaying, careful }: Attempt): Promise<Decision> {
  const roomIds = [...new Set(batch.map(({ event }) => event.roomId))];
  const ids = new Set(batch.flatMap(({ event }) => ('messageId' in event ? [event.id, event.messageId] : [event.id])));
  const [heads, stored] = await Promise.all([
    memory.heads(roomIds),
    careful ? log.findStored([...ids], roomIds) : new Map(),
  ]);
  return decide(batch, { heads, stored, replaying });
}
