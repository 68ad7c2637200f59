import { publicUser, type PublicUser } from '@parley/contracts/auth-api';
import type { Message } from '@parley/contracts/message';
import { type Note, noteNotices } from '@parley/contracts/message-actions/index';
import { room } from '@parley/contracts/room';
import { z } from 'zod';
import type { RoomLog } from '#lib/chat/log/room-log.ts';
import type { Unread } from '#lib/chat/log/unread.ts';
import type { RoomState } from '#lib/chat/state.ts';

/**
 * The last state of the chat, so that the app opens with it at once, also while nobody answers. Positions come
 * along: the first `sync` brings exactly what was missed.
 */
export interface Snapshot {
  /** Of another number it is thrown away: raise it when the types below change their meaning. */
  format: typeof snapshotFormat;
  rooms: Readonly<Record<string, RoomState>>;
  logs: Readonly<Record<string, RoomLog>>;
  people: Readonly<Record<string, PublicUser>>;
  blocked: Readonly<Record<string, true>>;
}

export const snapshotFormat = 3;

const unreadState = z.looseObject({
  count: z.number(),
  listedAt: z.number(),
  listed: z.number(),
  readSeq: z.number(),
  tail: z.array(z.number()),
  uncertain: z.boolean(),
});

/** There are thousands of them, and zod takes a tenth of a millisecond for each: only what the screen rests on is looked at. */
function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const { id, seq, changedSeq, senderId, body, createdAt } = value as Partial<Message>;
  const areTexts = [id, senderId, body, createdAt].every(text => typeof text === 'string');
  return areTexts && Number.isInteger(seq) && Number.isInteger(changedSeq);
}

function isNote(value: unknown): value is Note {
  return typeof value === 'object' && value !== null && 'notice' in value && String(value.notice) in noteNotices;
}

const unread = z.custom<Unread>(value => unreadState.safeParse(value).success);
const messages = z.array(z.custom<Message>(isMessage));
const log = z.looseObject({
  position: z.number(),
  messages,
  olderCursor: z.string().nullable(),
  newest: z.object({ seq: z.number(), olderCursor: z.string().nullable() }),
  outside: z.custom<ReadonlyMap<string, Message>>(value => value instanceof Map),
  outsideNotes: z.array(z.custom<Note>(isNote)).default([]),
  ahead: messages,
});

const shape = z.object({
  format: z.literal(snapshotFormat),
  rooms: z.record(z.string(), room.extend({ unreadState: unread, mentionState: unread })),
  logs: z.record(z.string(), log),
  people: z.record(z.string(), publicUser),
  blocked: z.record(z.string(), z.literal(true)).default({}),
});

/** Undefined for what this version cannot use. */
export function readSnapshot(value: unknown): Snapshot | undefined {
  return shape.safeParse(value).data;
}
