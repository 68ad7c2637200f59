import type { CallOutcome, RingOutcome } from '@parley/contracts/call';
import type { CallTicketClaims } from '@parley/contracts/call-ticket';
import type { Mentions } from '@parley/contracts/mentions';
import type { AuditFormat } from '@parley/contracts/spaces/audit';
import type { ReportState } from '@parley/contracts/spaces/report';
import type { Sheddable } from './overload/pressure.ts';
import type { StoredChange } from './room-log/model.ts';
import { counter, histogram } from '@parley/runtime/telemetry/metrics';
import type { Logger } from '@parley/runtime/telemetry/logger';
import { refusalEvent } from '@parley/runtime/http/refusals';

const hopSeconds = histogram('parley_message_hop_seconds', 'Time that a message spends in each hop of its path', [
  'hop',
]);
const accepted = counter('parley_messages_accepted_total', 'Sends that passed every check', ['kind']);
const shed = counter(
  'parley_shed_total',
  'What was given up because there was too much to do',
  ['what'],
  ['typing', 'presence', 'receipt', 'send'],
);
const slowSockets = counter(
  'parley_slow_sockets_total',
  'Times that a socket was too slow for what is said in its rooms',
);
const digests = counter(
  'parley_room_digests_total',
  'Digests told to those who do not watch a large room, instead of its messages',
);
const acked = counter('parley_messages_acked_total', 'Sends that Kafka has acknowledged', ['kind']);
const publishFailed = counter(
  'parley_messages_publish_failed_total',
  'Sends that could not be put into the log',
  ['reason'],
  ['unavailable'],
);
const persisted = counter('parley_messages_persisted_total', 'Events stored with their place in the room', ['kind']);
const mentioned = counter(
  'parley_mentions_total',
  'Messages that call people by name (person), those with a role (role), or all who are connected (here)',
  ['kind'],
  ['person', 'role', 'here'],
);
const duplicates = counter('parley_messages_duplicate_total', 'Events of the log that were stored before');
const rejected = counter(
  'parley_messages_rejected_total',
  'Acknowledged events that the log had to refuse',
  ['reason'],
  ['unknown_message', 'forbidden', 'message_deleted', 'idempotency_conflict'],
);
const conflicts = counter('parley_delivery_conflicts_total', 'Writes refused because another writer was there first');
const gaps = counter(
  'parley_gap_repairs_total',
  'Ranges that clients fetched after a jump',
  ['by'],
  ['sync', 'changes'],
);
const cacheReads = counter('parley_cache_reads_total', 'Reads by cache and outcome', ['cache', 'outcome']);
const tickets = counter('parley_call_tickets_total', 'Call tickets issued', ['room_kind']);
const moves = counter('parley_call_moves_total', 'People moved to the call of another channel');
const rings = counter('parley_call_rings_total', 'Calls that rang, by how it ended', ['outcome']);
const ringsRefused = counter('parley_call_rings_refused_total', 'Calls that did not ring, because of a limit');
const callLines = counter('parley_call_lines_total', 'Lines of calls written into conversations', ['line']);
const spaceChanges = counter('parley_space_changes_total', 'Spaces changed, joined and left, and members changed', [
  'change',
]);
const onboardings = counter(
  'parley_onboardings_total',
  'Answers to what newcomers of spaces are shown',
  ['rules'],
  ['accepted', 'no'],
);
const auditExports = counter(
  'parley_audit_exports_total',
  'Audit logs of spaces that were exported',
  ['format'],
  ['ndjson', 'csv'],
);
const auditForgotten = counter(
  'parley_audit_forgotten_total',
  'Entries of audit logs that were older than they are kept',
);
const reports = counter(
  'parley_reports_total',
  'Reports of messages and people that were made or opened again (open), or resolved (done)',
  ['state'],
  ['open', 'done'],
);
const roomChanges = counter(
  'parley_room_changes_total',
  'Rooms created, joined, left, handed over and deleted, and requests of strangers accepted and declined',
  ['change'],
);
const blockChanges = counter(
  'parley_block_changes_total',
  'People blocked and unblocked',
  ['change'],
  ['blocked', 'unblocked'],
);

/** Hops in the order of the path; `stream` runs beside `fanout`. `total` runs from acceptance to the write to the sockets of a node. */
export type Hop = 'accept' | 'publish' | 'consume' | 'persist' | 'fanout' | 'stream' | 'total';
export type EventKind = 'message' | StoredChange['kind'];

/** One function for each thing that happens: its log line and its metric. */
export function chatEvents(logger: Logger) {
  return {
    ...callEvents(logger),
    ...peopleEvents(logger),
    hop: (hop: Hop, milliseconds: number) => hopSeconds.observe({ hop }, Math.max(0, milliseconds) / 1_000),
    messageAccepted: (kind: EventKind) => accepted.inc({ kind }),
    slowSocketBack(rooms: number) {
      slowSockets.inc();
      logger.debug({ rooms }, 'a socket that was too slow takes notices again');
    },
    digestTold: () => digests.inc(),
    shed: (what: Sheddable) => shed.inc({ what }),
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
      logger.warn({ roomIds: roomIds.slice(0, 20) }, 'another writer was first; rooms are loaded again');
    },
    gapRepaired: (by: 'sync' | 'changes') => gaps.inc({ by }),
    cacheRead: (cache: string, outcome: 'hit' | 'miss', count = 1) => cacheReads.inc({ cache, outcome }, count),
    accessRefused: refusalEvent(logger),
    spaceChanged(change: 'updated' | 'joined' | 'left' | 'member', spaceId: string, userId: string) {
      spaceChanges.inc({ change });
      logger.info({ change, spaceId, userId }, 'space changed');
    },
    reportNoted(state: ReportState, reportId: string, spaceId: string, userId: string) {
      reports.inc({ state });
      logger.info({ state, reportId, spaceId, userId }, 'report of a message or a person');
    },
    reportLost: (error: unknown, spaceId: string) =>
      logger.warn({ err: error, spaceId }, 'a report of the filter of a space could not be written'),
    onboardingAnswered(rules: boolean, spaceId: string, userId: string) {
      onboardings.inc({ rules: rules ? 'accepted' : 'no' });
      logger.info({ rules, spaceId, userId }, 'a member answered what newcomers of a space are asked');
    },
    auditExported(format: AuditFormat, spaceId: string, userId: string) {
      auditExports.inc({ format });
      logger.info({ format, spaceId, userId }, 'audit log of a space exported');
    },
    auditForgotten(count: number) {
      auditForgotten.inc(count);
      logger.info({ count }, 'old entries of audit logs were removed');
    },
    auditLost: (error: unknown, spaceId: string) =>
      logger.warn({ err: error, spaceId }, 'an entry of the audit log of a space could not be written'),
    evictionLost: (error: unknown, roomId: string, userId: string) =>
      logger.warn({ err: error, roomId, userId }, 'redis is away: media of somebody who left may go on'),
    deliveryStalled: (error: unknown, attempt: number) =>
      logger.warn({ err: error, attempt }, 'delivery waits for MongoDB'),
    streamStalled: (error: unknown, attempt: number) =>
      logger.warn({ err: error, attempt }, 'delivery waits for Kafka to take what was decided'),
    hintsLost: (rooms: number) => logger.warn({ rooms }, 'redis is away: clients will fetch what they miss'),
    hintsHealed: (rooms: number) => logger.info({ rooms }, 'redis is back: told the rooms that moved meanwhile'),
  };
}

/** Of rooms and who is in them. */
function peopleEvents(logger: Logger) {
  return {
    roomChanged(
      change: 'created' | 'joined' | 'left' | 'removed' | 'owner' | 'updated' | 'deleted' | 'accepted' | 'declined',
      roomId: string,
      userId: string,
    ) {
      roomChanges.inc({ change });
      logger.info({ change, roomId, userId }, 'room changed');
    },
    mentioned({ userIds, roleIds, here }: Mentions) {
      if (userIds.length > 0) mentioned.inc({ kind: 'person' });
      if (roleIds.length > 0) mentioned.inc({ kind: 'role' });
      if (here) mentioned.inc({ kind: 'here' });
    },
    blockNoted(change: 'blocked' | 'unblocked', by: string, userId: string) {
      blockChanges.inc({ change });
      logger.info({ change, by, userId }, 'block of a person');
    },
  };
}

function callEvents(logger: Logger) {
  return {
    ticketIssued(
      { callId, roomId, roomKind }: Pick<CallTicketClaims, 'callId' | 'roomId' | 'roomKind'>,
      userId: string,
    ) {
      tickets.inc({ room_kind: roomKind });
      logger.info({ callId, roomId, userId }, 'call ticket issued');
    },
    callMoved(from: string, to: string, userId: string, by: string) {
      moves.inc();
      logger.info({ from, to, userId, by }, 'somebody was moved to another call');
    },
    callRang(outcome: RingOutcome, callId: string, roomId: string) {
      rings.inc({ outcome });
      logger.info({ outcome, callId, roomId }, 'a call stopped ringing');
    },
    ringRefused(callId: string, by: string, to: string) {
      ringsRefused.inc();
      logger.info({ callId, by, to }, 'a call does not ring: somebody was rung too often');
    },
    callLineWritten(line: 'opened' | CallOutcome, callId: string, roomId: string) {
      callLines.inc({ line });
      logger.info({ line, callId, roomId }, 'line of a call');
    },
  };
}

export type ChatEvents = ReturnType<typeof chatEvents>;
