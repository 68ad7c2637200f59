import { z } from 'zod';

/** Any identifier on the wire: a UUID in its canonical lower-case form. */
export const id = z.uuid().toLowerCase();

/** A position in a room's log: a whole number from 1, without gaps. */
export const seq = z.int().min(1);

/** A position that may also stand before the first event. */
export const seqOrZero = z.int().min(0);

/** ISO 8601 in UTC with milliseconds. */
export const timestamp = z.iso.datetime();

/** Bounds that both ends must know. */
export const limits = {
  /** Characters (UTF-16 units) of a message body. */
  messageBody: 4_000,
  /** Bytes of a JSON request or of one socket command: the longest message fits, even with six bytes a character. */
  requestBytes: 32 * 1024,
  /** How deep the JSON of an input may be nested. */
  jsonDepth: 16,
  /** Messages on a page of history when the client names no other number. */
  page: 50,
  maxPage: 100,
  /** Different emoji under one message. */
  emojiPerMessage: 20,
  /** People named for one emoji. */
  namedPerEmoji: 20,
  /** Notes (changes of reactions) in one answer. */
  notes: 1_000,
  /** Messages in one `messages:offline` batch. */
  offlineBatch: 50,
  /** Rooms that one `sync` may name; a client with more asks again with `only`. */
  syncRooms: 500,
  /** Rooms that one person may be in. */
  roomsPerPerson: 2_000,
  /** Members of a group. */
  roomMembers: 5_000,
  /** Characters of the topic of a group or a channel. */
  roomTopic: 1_000,
  /** Connected people up to which everybody in a room hears everything, unless the operator says otherwise. */
  largeRoom: 200,
  /** People who can be named when a room is created or added to. */
  invitees: 100,
} as const;
