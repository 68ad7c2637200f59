import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import type { Message } from '@parley/contracts/message';
import { kindOf, type OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { isGone } from '#lib/chat/outbox/kinds/is-gone.ts';

/** Answers that stay the same however often the entry is tried. */
const hopeless: ReadonlySet<ErrorCode> = new Set([
  'bad_request',
  'validation_failed',
  'forbidden',
  'rules_pending',
  'message_refused',
  'foreign_origin',
  'not_a_member',
  'not_found',
  'unknown_room',
  'unknown_message',
  'method_not_allowed',
  'idempotency_conflict',
  'message_deleted',
  'too_many_reactions',
  'payload_too_large',
  'unsupported_media_type',
]);

/** Lanes are tried on their own; within a lane the next goes out when the one before was acknowledged. */
export function laneOf(entry: Pick<OutboxEntry, 'kind' | 'roomId'>): string {
  return kindOf(entry).lane === 'own' ? `${entry.kind}:${entry.roomId}` : entry.roomId;
}

export function nextInLane(entries: readonly OutboxEntry[], lane: string): OutboxEntry | undefined {
  return entries
    .filter(entry => entry.state === 'queued' && laneOf(entry) === lane)
    .sort((a, b) => a.order - b.order)[0];
}

export function lanesWaiting(entries: readonly OutboxEntry[]): string[] {
  return [...new Set(entries.filter(entry => entry.state === 'queued').map(laneOf))];
}

export type Outcome =
  | { next: 'retry'; afterMs?: number }
  /** Keep it and say why. */
  | { next: 'fail'; error: { code: ErrorCode; message: string } }
  /** What it wanted is so already, or is of no interest any more. */
  | { next: 'forget' };

/** What becomes of an entry after an error. */
export function outcomeOf(entry: OutboxEntry, error: unknown): Outcome {
  if (!(error instanceof ParleyError) || !hopeless.has(error.code)) {
    const told = error instanceof ParleyError ? error.retryAfterMs : undefined;
    return told === undefined ? { next: 'retry' } : { next: 'retry', afterMs: told };
  }
  if (kindOf(entry).isForgotten(error.code)) return { next: 'forget' };
  return { next: 'fail', error: { code: error.code, message: error.message } };
}

/** True when the log shows what the entry asked for, so that the entry is no longer needed. */
export function isFulfilledBy(entry: OutboxEntry, message: Message, me: string): boolean {
  return message.roomId === entry.roomId && kindOf(entry).isFulfilledBy(entry, message, me);
}

/** Refusals of the entry itself: as it is, it is refused again. */
const refusedAsItIs: ReadonlySet<ErrorCode> = new Set([
  'bad_request',
  'validation_failed',
  'method_not_allowed',
  'payload_too_large',
  'unsupported_media_type',
]);

/** Whether it makes sense to try a failed entry once more, for example after its person was let into the room again. */
export function canWorkAgain({ error }: OutboxEntry): boolean {
  return error === undefined || !(refusedAsItIs.has(error.code) || isGone(error.code));
}

/** Whether the message that an entry wanted to change is no longer there. */
export function isTargetGone({ error }: OutboxEntry): boolean {
  return error !== undefined && isGone(error.code);
}

/** A key that came back with another body can only be sent as a new message; every other failure keeps its key. */
export function needsNewKey(entry: OutboxEntry): boolean {
  return entry.kind === 'send' && entry.error?.code === 'idempotency_conflict';
}
