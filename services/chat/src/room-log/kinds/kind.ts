import type { NoticePayload } from '@parley/contracts/chat-events';
import type { ParleyError } from '@parley/contracts/errors';
import type { NoteLists, noteNotices } from '@parley/contracts/message-actions/index';
import type { Right } from '@parley/contracts/message-actions/action';
import type { RoomLogRecord } from '@parley/contracts/records';
import type { RoomEvent } from '@parley/contracts/room-events';
import type { StoredChange, StoredMessage, StoredReactions } from '../model.ts';

interface KindOf<E> {
  type: RoomLogRecord['type'];
  /** In whose right it may be done; who has that right is known where the event is accepted. */
  rights: readonly Right[];
  /** What two events under one id must agree in: a hash of the content. */
  fingerprint(event: E): string;
  /** Whether somebody waits for it, and is told when the log refuses what was acknowledged. */
  isAwaited: boolean;
}

/** What a kind says of the message that it creates: text, or the line of a call or a room; the log adds id, sender, time and place. */
export type CreatedContent = { clientMsgId: string } & (
  | Pick<StoredMessage, 'body' | 'replyTo' | 'mentions'>
  | { body: ''; call: NonNullable<StoredMessage['call']> }
  | { body: ''; line: NonNullable<StoredMessage['line']> }
);

/** An event that adds a message to its room. */
export interface Creation<E = RoomLogRecord> extends KindOf<E> {
  does: 'create';
  /** It leaves the time of the room's last message as it is. */
  isQuiet?: true;
  content(event: E): CreatedContent;
}

/** What is asked of a message before somebody changes it; of one that is not stored yet only this much is known. */
export type Target = Pick<StoredMessage, 'senderId' | 'deletedAt' | 'call' | 'line'>;

/** What an event may change in a message. */
export type MessagePatch = Partial<Pick<StoredMessage, 'body' | 'editedAt' | 'deletedAt' | 'call'>>;

/** What is kept beside the messages, for checks. */
export interface Beside {
  reactionsTo(roomId: string, messageIds: string[]): Promise<Map<string, StoredReactions>>;
}

interface AboutMessage<E> extends KindOf<E> {
  /** Its name in the store and in metrics. */
  name: StoredChange['kind'];
  /** Why it must not be done, if so; asked by `refusalOf`. */
  refusal(event: E, target: Target): ParleyError | undefined;
  /** What is asked once more of its sender when it is accepted. The log does not ask it again. */
  check?(event: E, beside: Beside): Promise<void>;
}

/** An event that changes a message. */
export interface Change<E = RoomLogRecord> extends AboutMessage<E> {
  does: 'change';
  /** The message is so already: the event is accepted and takes no place. */
  isDone(target: Target): boolean;
  apply(event: E, target: StoredMessage): MessagePatch;
  /** The entry of the log keeps the text that was replaced. */
  keepsText?: true;
  /** The texts that earlier changes replaced go. */
  forgetsTexts?: true;
}

/** An event about a message that leaves it as it is: what follows from it is kept beside it. `D`: what its entry of the log holds besides. */
export interface Note<E = RoomLogRecord, D extends object = object> extends AboutMessage<E> {
  does: 'note';
  /** The list in which those who catch up get it. */
  list: keyof NoteLists;
  entry(event: E): D;
  /** What it changes beside its message. Right also when it is written twice, and after a later one. */
  effect(stored: StoredChange & D): Effect;
  told(stored: StoredChange & D): Told;
  /** For those who follow the room. */
  present(stored: StoredChange & D): RoomEvent;
}

/** A change of the document beside a message, in `reactions`. */
export interface Effect {
  updateOne: { filter: { _id: string; roomId: string }; update: object[]; upsert: true };
}

/** A notice that follows from an event of the log, for all members of the room. */
export type Told = { [N in RoomNotice]: { notice: N; payload: NoticePayload<N> } }[RoomNotice];
type RoomNotice = 'message:new' | 'message:changed' | keyof typeof noteNotices;

export type Kind = Creation | Change | Note;
