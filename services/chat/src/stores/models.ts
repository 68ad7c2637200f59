import type { MembershipEvent } from '@parley/contracts/membership-events';
import type { RoomChanged } from '@parley/contracts/records';
import mongoose, { type Connection } from 'mongoose';
import type { Membership, StoredRoom } from '../rooms/room-model.ts';
import type { StoredEvent, StoredReactions } from '../room-log/model.ts';
import { defineOperatorModels } from './operator-models.ts';
import { definePeopleModels } from './people-models.ts';
import { placeSchema } from './place-model.ts';
import { sectionsSchema } from './section-model.ts';
import { defineSpaceModels } from './space-models.ts';

/** Somebody's profile, copied from auth by its events. `at` is the time of the event, so that older ones lose. */
export interface Profile {
  _id: string;
  username: string;
  displayName: string;
  avatarUrl: string | null;
  /** Absent where auth has never said it: they have an account. */
  guest?: boolean;
  at: Date;
}

export type RoomDocument = Omit<StoredRoom, 'id'> & { _id: string };
export type MemberDocument = Membership & { _id: string };

const options = { versionKey: false, strict: 'throw', minimize: false } as const;

const roomSchema = new mongoose.Schema<RoomDocument>(
  {
    _id: String,
    kind: { type: String, required: true },
    name: { type: String, default: null },
    topic: String,
    icon: String as never,
    public: { type: Boolean, required: true },
    history: String as never,
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    memberCount: { type: Number, required: true },
    version: Number,
    dmKey: String,
    folded: String,
    channel: mongoose.Schema.Types.Mixed as never,
  },
  options,
)
  .index({ 'channel.spaceId': 1 }, { partialFilterExpression: { 'channel.spaceId': { $exists: true } } })
  .index({ dmKey: 1 }, { unique: true, partialFilterExpression: { dmKey: { $exists: true } } })
  .index({ folded: 1, _id: 1 }, { partialFilterExpression: { public: true } });

const memberSchema = new mongoose.Schema<MemberDocument>(
  {
    _id: String,
    roomId: { type: String, required: true },
    userId: { type: String, required: true },
    role: { type: String, required: true },
    joinedAt: { type: Date, required: true },
    deliveredSeq: { type: Number, required: true },
    readSeq: { type: Number, required: true },
    readMessages: { type: Number, required: true },
    from: mongoose.Schema.Types.Mixed as never,
    block: String as never,
    request: String as never,
  },
  options,
)
  .index({ userId: 1 })
  .index({ roomId: 1, joinedAt: 1, userId: 1 });

/**
 * Messages and changes in one collection, because one unique index then gives every place in a room to one event only:
 * a worker that does not know yet that it was replaced cannot write.
 */
const logSchema = new mongoose.Schema<StoredEvent>(
  { _id: String, roomId: String, seq: Number },
  { ...options, strict: false },
)
  .index({ roomId: 1, seq: 1 }, { unique: true })
  .index({ roomId: 1, seq: -1 }, { partialFilterExpression: { mentions: { $exists: true } } })
  .index({ roomId: 1, seq: -1 }, { name: 'lines', partialFilterExpression: { line: { $exists: true } } })
  .index({ roomId: 1, changedSeq: 1 }, { partialFilterExpression: { kind: 'message' } })
  .index({ roomId: 1, messageId: 1 }, { partialFilterExpression: { kind: 'edit' } });

/** The reactions to a message, in one document, so that a reader gets a state that was. */
const reactionsSchema = new mongoose.Schema<StoredReactions>(
  { _id: String, roomId: String },
  { ...options, strict: false },
);

/**
 * Who left a group a while ago: nobody else can put them back as long as this is remembered. Who was `removed` comes back through
 * the owner alone.
 */
export interface Departure {
  /** As that of a member. */
  _id: string;
  at: Date;
  removed?: boolean;
}
const departureSchema = new mongoose.Schema<Departure>(
  { _id: String, at: { type: Date, required: true }, removed: Boolean },
  options,
).index({ at: 1 }, { expireAfterSeconds: 24 * 3_600 });

/** How far a follower of room events is in a room: `_id` is its name and the room, `seq` the last event that it has. */
export interface Position {
  _id: string;
  seq: number;
}
const positionSchema = new mongoose.Schema<Position>({ _id: String, seq: { type: Number, required: true } }, options);

/** A record on its way to `chat.membership-events`: written with what made it true, removed once Kafka has it. */
export interface OutboxEntry {
  _id: string;
  roomId: string;
  version: number;
  event: MembershipEvent | RoomChanged;
}
const outboxSchema = new mongoose.Schema<OutboxEntry>(
  { _id: String, roomId: String, version: Number, event: { type: mongoose.Schema.Types.Mixed, required: true } },
  options,
).index({ roomId: 1, version: 1 });

/** How far a migration is. The one without `state` says whose turn it is to migrate. */
export interface MigrationNote {
  /** Its version. */
  _id: string;
  state: 'applying' | 'applied' | 'taking back';
  /** When it was first begun. */
  at: Date;
}
type MigrationTurn = { holder: string; until: Date };
const migrationSchema = new mongoose.Schema<MigrationNote & MigrationTurn>(
  { _id: String, state: String, at: Date, holder: String, until: Date },
  options,
);

/** Who has it writes to it in a transaction; nobody else can, until that ends. */
const turnSchema = new mongoose.Schema<{ _id: string; taken: number }>({ _id: String, taken: Number }, options);

/** Names are alike whatever their case and accents. */
export const nameCollation = { locale: 'en', strength: 1 } as const;

const profileSchema = new mongoose.Schema<Profile>(
  {
    _id: String,
    username: String,
    displayName: String,
    avatarUrl: { type: String, default: null },
    guest: Boolean,
    at: Date,
  },
  options,
)
  .index({ username: 1 }, { collation: nameCollation })
  .index({ displayName: 1 }, { collation: nameCollation });

export type Models = ReturnType<typeof defineModels>;

export function defineModels(connection: Connection) {
  return {
    rooms: connection.model('Room', roomSchema, 'rooms'),
    members: connection.model('Member', memberSchema, 'members'),
    departures: connection.model('Departure', departureSchema, 'departures'),
    log: connection.model('RoomLog', logSchema, 'room_log'),
    outbox: connection.model('OutboxEntry', outboxSchema, 'membership_outbox'),
    migrations: connection.model('Migration', migrationSchema, 'migrations'),
    turns: connection.model('Turn', turnSchema, 'turns'),
    positions: connection.model('Position', positionSchema, 'follower_positions'),
    reactions: connection.model('Reactions', reactionsSchema, 'reactions'),
    profiles: connection.model('Profile', profileSchema, 'profiles'),
    places: connection.model('Place', placeSchema, 'places'),
    sections: connection.model('Sections', sectionsSchema, 'sections'),
    ...defineSpaceModels(connection),
    ...definePeopleModels(connection),
    ...defineOperatorModels(connection),
  };
}

/** Creates the collections and indexes that are missing; safe to run from every process at once. */
export async function ensureIndexes(models: Models): Promise<void> {
  for (const model of Object.values(models)) {
    await model.createCollection();
    await model.createIndexes();
  }
}
