import type { OwnUser, PublicUser } from '@parley/contracts/auth-api';
import type { NoticePayload } from '@parley/contracts/chat-events';
import type { RoomCall } from '@parley/contracts/call';
import type { PersonStatus } from '@parley/contracts/people/status';
import type { Place } from '@parley/contracts/places/place';
import type { Section } from '@parley/contracts/places/section';
import type { Room } from '@parley/contracts/room';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomLog } from '#lib/chat/log/room-log.ts';
import type { Unread } from '#lib/chat/log/unread.ts';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';

export type ConnectionState =
  | { status: 'connecting' }
  | { status: 'connected' }
  /** `retryAt`: when it is tried again, on the clock of `elapsed()`. `isOffline`: the browser says that there is no network, which need not be so. */
  | { status: 'waiting'; retryAt: number; isOffline: boolean };

/** A room of the list. `unread.count` goes before the listing's own number. */
export interface RoomState extends Room {
  unreadState: Unread;
  /** The same of those that mention me. */
  mentionState: Unread;
}

export interface Marks {
  deliveredSeq: number;
  readSeq: number;
}

/** Somebody calls me in a dm. */
export type Ring = NoticePayload<'call:ringing'>;
/** How a ring of mine, made or heard, came to its end. */
export type RingEnd = NoticePayload<'call:ring-ended'>;

export type Loading = 'loading' | 'ready' | 'failed';

/** All that the chat knows, for React to read and for the engine alone to write. */
export interface ChatState {
  me: OwnUser;
  connection: ConnectionState;
  /** `loading` and `failed` may stand beside rooms that the device kept from the last time. */
  roomsLoading: Loading;
  rooms: Readonly<Record<string, RoomState>>;
  /** Spaces in which something was said since the person was there last. */
  spaceNews: Readonly<Record<string, boolean>>;
  /** What the person set for rooms, channels and spaces, by id; a mute whose time has passed is taken out soon after. */
  places: Readonly<Record<string, Place>>;
  /** The own sections of the list, in their order. */
  sections: readonly Section[];
  /** Calls of channels, as notices told. */
  channelCalls: Readonly<Record<string, RoomCall | null>>;
  /** How far channels are, as digests told. */
  channelHeads: Readonly<Record<string, number>>;
  /** By channel: places of messages that mention me, as digests told. */
  channelMentions: Readonly<Record<string, readonly number[]>>;
  /** By space: how many such messages digests told of since the person was there last. */
  spaceMentions: Readonly<Record<string, number>>;
  /** By space and role: the names of roles, for messages that mention them. */
  roleNames: Readonly<Record<string, Readonly<Record<string, string>>>>;
  logs: Readonly<Record<string, RoomLog>>;
  /** State of the newest page of a room. */
  logLoading: Readonly<Record<string, Loading>>;
  /** State of the page before the window. */
  olderLoading: Readonly<Record<string, Loading>>;
  outbox: readonly OutboxEntry[];
  /** Something that waits to be sent is in the memory of this tab only. */
  hasUnkept: boolean;
  /** By room: who types now. */
  typing: Readonly<Record<string, readonly string[]>>;
  online: Readonly<Record<string, boolean>>;
  /** How people in view are, and the person themselves; of others it may be long ago. */
  statuses: Readonly<Record<string, PersonStatus>>;
  /** By room and user: how far they received and read. */
  marks: Readonly<Record<string, Readonly<Record<string, Marks>>>>;
  people: Readonly<Record<string, PublicUser>>;
  /** Whom the person has blocked. */
  blocked: Readonly<Record<string, true>>;
  /** What rings for me now, the first one first. */
  rings: readonly Ring[];
  /** The newest end of a ring. */
  ringEnd: RingEnd | null;
  /** The room that is on the screen. */
  openRoom: string | null;
  /** A moderator wants the call of one channel to go on in another one. */
  moved: NoticePayload<'call:moved'> | null;
}

export type ChatStore = StoreApi<ChatState>;

export function createChatStore(me: OwnUser): ChatStore {
  return createStore<ChatState>(() => ({
    me,
    connection: { status: 'connecting' },
    roomsLoading: 'loading',
    rooms: {},
    channelHeads: {},
    channelMentions: {},
    spaceMentions: {},
    roleNames: {},
    channelCalls: {},
    spaceNews: {},
    places: {},
    sections: [],
    logs: {},
    logLoading: {},
    olderLoading: {},
    outbox: [],
    hasUnkept: false,
    typing: {},
    online: {},
    marks: {},
    people: { [me.id]: me },
    statuses: {},
    blocked: {},
    rings: [],
    ringEnd: null,
    moved: null,
    openRoom: null,
  }));
}

/** A copy of a record without one key. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}
