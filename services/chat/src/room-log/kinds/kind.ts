import type { ParleyError } from '@parley/contracts/errors';
import type { RoomLogRecord } from '@parley/contracts/records';
import type { StoredChange, StoredMessage } from '../model.ts';

interface KindOf<E> {
  type: RoomLogRecord['type'];
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
  /** Why it must not be done, if so: asked when it is accepted, and again when the log decides. */
  refusal(event: E, target: Target): ParleyError | undefined;
  /** The message is so already: the event is accepted and takes no place. */
  isDone(target: Target): boolean;
  apply(event: E, target: StoredMessage): MessagePatch;
  /** The entry of the log keeps the text that was replaced. */
  keepsText?: true;
  /** The texts that earlier changes replaced go. */
  forgetsTexts?: true;
}

export type Kind = Creation | Change;
