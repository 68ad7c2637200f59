import type { Effect, MessagePatch } from './kinds/kind.ts';
import type { StoredEvent } from './model.ts';
import type { Models } from '../stores/models.ts';

/** What an event of the log changes in the message that it is about. */
export interface MessageUpdate {
  _id: string;
  /** With it a sharded collection knows where the message is. */
  roomId: string;
  set: MessagePatch & { changedSeq: number };
}

/** What one batch adds to the log, in the order of the log. */
export interface LogWrite {
  inserts: StoredEvent[];
  updates: MessageUpdate[];
  /** Messages of which the texts that edits replaced go. */
  forgotten: { roomId: string; messageId: string }[];
  /** What is kept beside the log, in the order of the notes that it follows from. */
  effects: Effect[];
}

export function logWriter({ log, reactions }: Pick<Models, 'log' | 'reactions'>): (write: LogWrite) => Promise<void> {
  const collection = () => log.collection;

  async function together({ inserts, updates, forgotten }: LogWrite): Promise<void> {
    await log.db.transaction(async session => {
      await collection().insertMany(inserts as never[], { ordered: true, session });
      const changes = updates.map(({ _id, roomId, set }) => ({
        updateOne: { filter: { _id: _id as never, roomId }, update: { $set: set } },
      }));
      const texts = forgotten.map(({ roomId, messageId }) => ({
        updateMany: { filter: { roomId, messageId, kind: 'edit' }, update: { $unset: { before: 1 as const } } },
      }));
      await collection().bulkWrite([...changes, ...texts], { ordered: true, session });
    });
  }

  /**
   * Stores a batch: all or a leading part of it, never with a hole. Changes of older messages make it a transaction, so
   * that nobody sees an event of the log without its effect. What is kept beside the log follows the log: readers hear of
   * it by events of their own, and a replay makes up for what a dead worker left out.
   */
  return async function write(batch: LogWrite): Promise<void> {
    const { inserts, updates, forgotten, effects } = batch;
    if (updates.length > 0) await together(batch);
    else if (inserts.length > 0) await collection().insertMany(inserts as never[], { ordered: true });
    const gone = forgotten.map(({ roomId, messageId: _id }) => ({ deleteOne: { filter: { _id, roomId } } }));
    if (effects.length + gone.length > 0)
      await reactions.collection.bulkWrite([...effects, ...gone] as never[], { ordered: true });
  };
}
