import type { DmChoice, GroupChoice } from '@parley/contracts/people/person';
import type { StatusMode } from '@parley/contracts/people/status';
import type { QuietHours } from '@parley/contracts/people/notification';
import type { NotificationLevel } from '@parley/contracts/places/place';
import mongoose, { type Connection } from 'mongoose';

/** Somebody whom `by` has blocked. */
export interface StoredBlock {
  by: string;
  userId: string;
  at: Date;
}
export type BlockDocument = StoredBlock & { _id: string };

export const blockKey = (by: string, userId: string): string => `${by}:${userId}`;

/** What somebody lets others do to them and is notified of; who never chose has none, or not all of it. */
export interface SettingsDocument {
  /** Of the person. */
  _id: string;
  dms?: DmChoice | undefined;
  groups?: GroupChoice | undefined;
  conversations?: NotificationLevel | undefined;
  channels?: NotificationLevel | undefined;
  quietHours?: QuietHours | null | undefined;
  /** Grows with every new block, so that two of one person come one after the other. */
  changes?: number | undefined;
}

/** What somebody says of themselves; who never did has none. */
export interface StoredStatus {
  mode: StatusMode;
  text: string;
  until: Date | null;
  showsLastSeen: boolean;
  /** Kept only of who shows it. */
  seenAt: Date | null;
}
export type StatusDocument = StoredStatus & { /** Of the person. */ _id: string };

const options = { versionKey: false, strict: 'throw', minimize: false } as const;

const blockSchema = new mongoose.Schema<BlockDocument>(
  {
    _id: String,
    by: { type: String, required: true },
    userId: { type: String, required: true },
    at: { type: Date, required: true },
  },
  options,
).index({ by: 1, at: -1, userId: 1 });

const notifications = {
  conversations: String as never,
  channels: String as never,
  quietHours: mongoose.Schema.Types.Mixed as never,
};

const settingsSchema = new mongoose.Schema<SettingsDocument>(
  { _id: String, dms: String as never, groups: String as never, changes: Number, ...notifications },
  options,
);

const statusSchema = new mongoose.Schema<StatusDocument>(
  {
    _id: String,
    mode: { type: String, default: 'auto' } as never,
    text: { type: String, default: '' },
    until: { type: Date, default: null },
    showsLastSeen: { type: Boolean, default: false },
    seenAt: { type: Date, default: null },
  },
  options,
);

export function definePeopleModels(connection: Connection) {
  return {
    blocks: connection.model('Block', blockSchema, 'blocks'),
    ownSettings: connection.model('OwnSettings', settingsSchema, 'own_settings'),
    statuses: connection.model('Status', statusSchema, 'statuses'),
  };
}
