import { counter, histogram } from '@parley/runtime/metrics';
import type { Logger } from '@parley/runtime/logger';

const hopSeconds = histogram('parley_message_hop_seconds', 'Time that a message spends in each hop of its path', [
  'hop',
]);
const accepted = counter('parley_messages_accepted_total', 'Sends that passed every check', ['kind']);
const acked = counter('parley_messages_acked_total', 'Sends that Kafka has acknowledged', ['kind']);
const publishFailed = counter('parley_messages_publish_failed_total', 'Sends that could not be put into the log', [
  'reason',
]);
const persisted = counter('parley_messages_persisted_total', 'Events stored with their place in the room', ['kind']);
const duplicates = counter('parley_messages_duplicate_total', 'Events of the log that were stored before');
const rejected = counter('parley_messages_rejected_total', 'Acknowledged events that the log had to refuse', [
  'reason',
]);
const conflicts = counter('parley_delivery_conflicts_total', 'Writes refused because another writer was there first');
const gaps = counter('parley_gap_repairs_total', 'Ranges that clients fetched after a jump', ['by']);
const cacheReads = counter('parley_cache_reads_total', 'Reads by cache and outcome', ['cache', 'outcome']);
const roomChanges = counter('parley_room_changes_total', 'Rooms created, joined and left', ['change']);

/** Hops in the order of the path. `total` runs from acceptance to the write to the sockets of a node. */
export type Hop = 'accept' | 'publish' | 'consume' | 'persist' | 'fanout' | 'total';
export type EventKind = 'message' | 'edit' | 'delete';

/** One function for each thing that happens: its log line and its metric. */
export function chatEvents(logger: Logger) {
  return {
    hop: (hop: Hop, milliseconds: number) => hopSeconds.observe({ hop }, Math.max(0, milliseconds) / 1_000),
    messageAccepted: (kind: EventKind) => accepted.inc({ kind }),
    messageAcked(kind: EventKind, id: string, roomId: string) {
      acked.inc({ kind });
      logger.debug({ id, roomId, kind }, 'acknowledged');
    },
    publishFailed(reason: string, count: number) {
      publishFailed.inc({ reason }, count);
      logger.warn({ reason, count }, 'sends could not be put into the log');
    },
    eventsPersisted: (kind: EventKind) => persisted.inc({ kind }),
    duplicateSeen: () => duplicates.inc(),
    eventRejected(reason: string, id: string, roomId: string, requestId: string) {
      rejected.inc({ reason });
      logger.warn({ reason, id, roomId, requestId }, 'the log refused an acknowledged event');
    },
    writeConflict(roomIds: string[]) {
      conflicts.inc();
      logger.warn({ roomIds: roomIds.slice(0, 20) }, 'another writer was first; rooms are loaded anew');
    },
    gapRepaired: (by: 'sync' | 'changes') => gaps.inc({ by }),
    cacheRead: (cache: string, outcome: 'hit' | 'miss') => cacheReads.inc({ cache, outcome }),
    roomChanged(change: 'created' | 'joined' | 'left', roomId: string, userId: string) {
      roomChanges.inc({ change });
      logger.info({ change, roomId, userId }, 'room changed');
    },
    deliveryStalled: (error: unknown, attempt: number) =>
      logger.warn({ err: error, attempt }, 'delivery waits for MongoDB'),
    hintsLost: (rooms: number) => logger.warn({ rooms }, 'redis is away: clients will fetch what they miss'),
    hintsHealed: (rooms: number) => logger.info({ rooms }, 'redis is back: told the rooms that moved meanwhile'),
  };
}
export type ChatEvents = ReturnType<typeof chatEvents>;
