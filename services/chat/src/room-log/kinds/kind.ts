import type { NoticePayload } from '@parley/contracts/chat-events';
import type { ParleyError } from '@parley/contracts/errors';
import type { Right, RoomLogRecord } from '@parley/contracts/records';
import type { StoredChange, StoredMessage } from '../model.ts';

interface KindOf<E> {
  type: RoomLogRecord['type'];
  /** In whose right it may be done; who has that right is known where the event is accepted. */
  rights: readonly Right[];
  /** What two events under one id must agree in: a hash of the content. */
  fingerprint(event: E): string;
  /** Whether somebody waits for it, and is told when the log refuses what was acknowledged. */
  isAwaited: boolean;
}

/** What a kind says of the message that it creates; the log adds id, sender, time and place. */
export type Content = Pick<StoredMessage, 'clientMsgId' | 'body' | 'replyTo' | 'call'>;

/** An event that adds a message to its room. */
export interface Creation<E = RoomLogRecord> extends KindOf<E> {
  does: 'create';
  content(event: E): Content;
}

/** What is asked of a message before somebody changes it; of one that is not stored yet only this much is known. */
export type Target = Pick<StoredMessage, 'senderId' | 'deletedAt' | 'call'>;

/** What an event may change in a message. */
export type MessagePatch = Partial<Pick<StoredMessage, 'body' | 'editedAt' | 'deletedAt' | 'call'>>;

/** An event that changes a message. */
export interface Change<E = RoomLogRecord> extends KindOf<E> {
  does: 'change';
  /** Its name in the store and in metrics. */
  name: StoredChange['kind'];
  /** Why it must not be done, if so; asked by `refusalOf`. */
  refusal(event: E, target: Target): ParleyError | undefined;
  /** The message is so already: the event is accepted and takes no place. */
  isDone(target: Target): boolean;
  apply(event: E, target: StoredMessage): MessagePatch;
  /** The entry of the log keeps the text that was replaced. */
  keepsText?: true;
  /** The texts that earlier changes replaced go. */
  forgetsTexts?: true;
}

/** An event about a message that leaves it as it is: what follows from it is kept beside it. */
export interface Note<E = RoomLogRecord> extends KindOf<E> {
  does: 'note';
  name: StoredChange['kind'];
  refusal(event: E, target: Target): ParleyError | undefined;
  /** What its entry of the log holds more than that of every change. */
  entry(event: E): Pick<StoredChange, 'reaction'>;
  told(stored: StoredChange): Told;
}

/** A notice that follows from an event of the log, for all members of the room. */
export type Told = {
  [N in 'message:new' | 'message:changed' | 'message:reaction']: { notice: N; payload: NoticePayload<N> };
}['message:new' | 'message:changed' | 'message:reaction'];

export type Kind = Creation | Change | Note;
