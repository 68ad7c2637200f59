import mongoose, { type Connection } from 'mongoose';
import type {
  StoredAuditEntry,
  StoredBan,
  StoredChannel,
  StoredInvite,
  StoredJoinRequest,
  StoredReport,
  StoredSpace,
  StoredSpaceMember,
} from '../spaces/space-model.ts';
import type { StoredFilter } from '../spaces/filter/filter-model.ts';
import type { StoredOnboarding } from '../spaces/onboarding/onboarding-model.ts';
import type { StoredSweep } from '../spaces/sweep-model.ts';
import type { StoredRoom } from '../rooms/room-model.ts';

export type SpaceDocument = Omit<StoredSpace, 'id'> & { _id: string; folded?: string };
export type SpaceMemberDocument = StoredSpaceMember & { _id: string };
export type BanDocument = StoredBan & { _id: string };
export type InviteDocument = Omit<StoredInvite, 'code'> & { _id: string };
/** `words`: what a search looks through; absent until the migration gave them. */
export type AuditDocument = Omit<StoredAuditEntry, 'id'> & { _id: string; words?: string };
export type JoinRequestDocument = StoredJoinRequest & { _id: string };
export type ReportDocument = Omit<StoredReport, 'id'> & { _id: string };

export type FilterDocument = Omit<StoredFilter, 'spaceId'> & { _id: string };
export type OnboardingDocument = StoredOnboarding & { _id: string };
export type SweepDocument = Omit<StoredSweep, 'id'> & { _id: string };

export const spaceMemberKey = (spaceId: string, userId: string): string => `${spaceId}:${userId}`;

/** Undefined for a room that is no channel. */
export function toChannel({ _id, name, channel }: ChannelRoom): StoredChannel | undefined {
  return channel && { id: _id, name: name ?? '', ...channel };
}
type ChannelRoom = Pick<StoredRoom, 'name' | 'channel'> & { _id: string };

/** How far somebody has read a channel; made when they read it first: channels have no row for each member. */
export interface ChannelMarkDocument {
  /** As that of a member. */
  _id: string;
  roomId: string;
  userId: string;
  deliveredSeq: number;
  readSeq: number;
  readMessages: number;
}

const options = { versionKey: false, strict: 'throw', minimize: false } as const;
const { Mixed } = mongoose.Schema.Types;
const text = { type: String, required: true } as const;
const time = { type: Date, required: true } as const;
const whole = { type: Number, required: true } as const;

const spaceSchema = new mongoose.Schema<SpaceDocument>(
  {
    _id: String,
    name: text,
    description: String,
    accent: { type: String, default: null },
    icon: { type: String, default: null },
    banner: { type: String, default: null },
    address: String,
    ownerId: text,
    createdAt: time,
    deletedAt: { type: Date, default: null },
    memberCount: whole,
    version: whole,
    changes: whole,
    roles: { type: Mixed, required: true } as never,
    categories: { type: Mixed, required: true } as never,
    admission: Mixed as never,
    onboarding: Mixed as never,
    /** The name as the directory finds it. */
    folded: String,
  },
  options,
)
  .index({ address: 1 }, { unique: true, partialFilterExpression: { address: { $exists: true } } })
  .index({ folded: 1, _id: 1 }, { partialFilterExpression: { 'admission.listed': true } })
  .index({ deletedAt: 1 }, { partialFilterExpression: { deletedAt: { $type: 'date' } } });

const memberSchema = new mongoose.Schema<SpaceMemberDocument>(
  {
    _id: String,
    spaceId: text,
    userId: text,
    roleIds: { type: [String], required: true },
    guest: { type: Boolean, required: true },
    nickname: { type: String, default: null },
    joinedAt: time,
    timeoutUntil: { type: Date, default: null },
    invite: { type: String, default: null },
    endsAt: Date as never,
    newcomer: Mixed as never,
  },
  options,
)
  .index({ userId: 1 })
  .index({ spaceId: 1, joinedAt: 1, userId: 1 })
  .index({ spaceId: 1, invite: 1, joinedAt: 1, userId: 1 })
  .index({ endsAt: 1 }, { partialFilterExpression: { endsAt: { $type: 'date' } } })
  .index({ spaceId: 1, roleIds: 1, joinedAt: 1, userId: 1 });

const banSchema = new mongoose.Schema<BanDocument>(
  {
    _id: String,
    spaceId: text,
    userId: text,
    by: text,
    reason: String,
    at: time,
    until: { type: Date, default: null },
  },
  options,
).index({ spaceId: 1, at: -1, userId: 1 });

const inviteSchema = new mongoose.Schema<InviteDocument>(
  {
    _id: String,
    spaceId: text,
    createdBy: text,
    createdAt: time,
    expiresAt: { type: Date, default: null },
    maxUses: { type: Number, default: null },
    uses: whole,
    roleId: { type: String, default: null },
    guests: Boolean,
    temporary: Boolean,
  },
  options,
)
  .index({ spaceId: 1, createdAt: -1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: 24 * 3_600 });

const auditSchema = new mongoose.Schema<AuditDocument>(
  {
    _id: String,
    spaceId: text,
    at: time,
    by: text,
    action: text as never,
    target: { type: String, default: null },
    before: { type: Mixed, default: null } as never,
    after: { type: Mixed, default: null } as never,
    reason: String,
    words: String,
  },
  options,
)
  .index({ at: 1 })
  .index({ spaceId: 1, at: -1, _id: 1 })
  .index({ spaceId: 1, action: 1, at: -1, _id: 1 })
  .index({ spaceId: 1, target: 1, at: -1, _id: 1 })
  .index({ spaceId: 1, by: 1, at: -1, _id: 1 });

const reportSchema = new mongoose.Schema<ReportDocument>(
  {
    _id: String,
    spaceId: text,
    channelId: { type: String, default: null },
    messageId: text,
    personId: { type: String, default: null },
    by: { type: String, default: null },
    at: time,
    reason: text as never,
    note: String,
    message: { type: Mixed, default: null } as never,
    state: text as never,
    assignedTo: { type: String, default: null },
    resolution: { type: String, default: null } as never,
    resolvedBy: { type: String, default: null },
    resolvedAt: { type: Date, default: null },
  },
  options,
)
  .index({ messageId: 1, by: 1 }, { unique: true })
  .index({ spaceId: 1, state: 1, at: -1, _id: 1 });

/** MongoDB removes what has ended. */
const joinRequestSchema = new mongoose.Schema<JoinRequestDocument>(
  {
    _id: String,
    spaceId: text,
    userId: text,
    state: text as never,
    at: time,
    endsAt: time,
    answers: { type: Mixed, required: true } as never,
    code: { type: String, default: null },
  },
  options,
)
  .index({ spaceId: 1, state: 1, at: 1, userId: 1 })
  .index({ userId: 1, state: 1 })
  .index({ endsAt: 1 }, { expireAfterSeconds: 0 });

const markSchema = new mongoose.Schema<ChannelMarkDocument>(
  { _id: String, roomId: text, userId: text, deliveredSeq: whole, readSeq: whole, readMessages: whole },
  options,
).index({ roomId: 1 });

/** By the id of the space. */
const filterSchema = new mongoose.Schema<FilterDocument>(
  {
    _id: String,
    rules: { type: Mixed, required: true } as never,
    newMembers: { type: Mixed, required: true } as never,
  },
  options,
);

/** By the id of the space. */
const onboardingSchema = new mongoose.Schema<OnboardingDocument>(
  {
    _id: String,
    on: { type: Boolean, required: true },
    welcome: String,
    rules: { type: [String], required: true },
    mustAccept: { type: Boolean, required: true },
    questions: { type: Mixed, required: true } as never,
  },
  options,
);

const sweepSchema = new mongoose.Schema<SweepDocument>(
  { _id: String, spaceId: text, userId: text, by: text, at: time, since: time, turnUntil: time },
  options,
).index({ turnUntil: 1 });

/** A channel that was deleted, whose log is still there. */
const purgeSchema = new mongoose.Schema<{ _id: string }>({ _id: String }, options);

export function defineSpaceModels(connection: Connection) {
  return {
    spaces: connection.model('Space', spaceSchema, 'spaces'),
    spaceMembers: connection.model('SpaceMember', memberSchema, 'space_members'),
    bans: connection.model('Ban', banSchema, 'space_bans'),
    invites: connection.model('Invite', inviteSchema, 'space_invites'),
    audit: connection.model('AuditEntry', auditSchema, 'space_audit'),
    joinRequests: connection.model('JoinRequest', joinRequestSchema, 'space_join_requests'),
    reports: connection.model('Report', reportSchema, 'space_reports'),
    filters: connection.model('SpaceFilter', filterSchema, 'space_filters'),
    onboardings: connection.model('Onboarding', onboardingSchema, 'space_onboardings'),
    sweeps: connection.model('Sweep', sweepSchema, 'space_sweeps'),
    purges: connection.model('Purge', purgeSchema, 'purges'),
    channelMarks: connection.model('ChannelMark', markSchema, 'channel_marks'),
  };
}
