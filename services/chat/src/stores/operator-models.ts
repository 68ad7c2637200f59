import mongoose, { type Connection } from 'mongoose';

/** What an operator did with a room by the command; nothing deletes it. */
export interface StoredOperation {
  _id: string;
  at: Date;
  action: 'member.removed' | 'room.handed-over';
  roomId: string;
  /** Whom it was done to. */
  userId: string;
  /** In whose name: the room says so among its messages. */
  by: string;
}

const text = { type: String, required: true } as const;

const operationSchema = new mongoose.Schema<StoredOperation>(
  {
    _id: String,
    at: { type: Date, required: true },
    action: text as never,
    roomId: text,
    userId: text,
    by: text,
  },
  { versionKey: false, strict: 'throw', minimize: false },
).index({ at: -1 });

export function defineOperatorModels(connection: Connection) {
  return { operations: connection.model('Operation', operationSchema, 'operator_audit') };
}
