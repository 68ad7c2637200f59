import type { AuditAction } from '@parley/contracts/spaces/audit';
import type { ReportResolution, ReportState, ToldReason } from '@parley/contracts/spaces/report';
import type { AdmissionMode, JoinAnswer } from '@parley/contracts/spaces/admission';
import type { OnboardingSwitch, StoredNewcomer } from './onboarding/onboarding-model.ts';

import type { RoomCall } from '@parley/contracts/call';

/** Permission sets are decimal strings, as on the wire. */
export interface StoredRole {
  id: string;
  name: string;
  color: string | null;
  /** Higher is mightier; counted from 0 without gaps. */
  position: number;
  showApart: boolean;
  permissions: string;
  builtIn: 'guest' | 'member' | 'moderator' | 'admin' | null;
}

export interface StoredOverwrite {
  kind: 'role' | 'person';
  id: string;
  allow: string;
  deny: string;
}

export interface StoredCategory {
  id: string;
  name: string;
  overwrites: StoredOverwrite[];
}

/** A space with what decides who may do what in it, in one document: it changes in one step, and is read in one. */
export interface StoredSpace {
  id: string;
  name: string;
  description: string;
  accent: string | null;
  /** Ids of pictures. */
  icon?: string | null;
  banner?: string | null;
  /** Its vanity address, unique. */
  address?: string | undefined;
  ownerId: string;
  createdAt: Date;
  deletedAt: Date | null;
  memberCount: number;
  /** Grows with every change of the space, its roles, categories and channels. */
  version: number;
  /** Grows with those and with every change of its members: the order of what followers are told. */
  changes: number;
  /** Absent: by invite, and nothing else. */
  admission?: StoredAdmission;
  /** Absent: newcomers are shown nothing. */
  onboarding?: OnboardingSwitch;
  roles: StoredRole[];
  categories: StoredCategory[];
}

/** How people get in; see the contract. */
export interface StoredAdmission {
  mode: AdmissionMode;
  questions: string[];
  emailDomains: string[];
  minAccountAgeHours: number;
  joinsPerMinute: number | null;
  pausedUntil: Date | null;
  listed: boolean;
}

export interface StoredSpaceMember {
  spaceId: string;
  userId: string;
  /** Beside the role that every member has. */
  roleIds: string[];
  guest: boolean;
  nickname: string | null;
  joinedAt: Date;
  timeoutUntil: Date | null;
  /** The invite by which they came. */
  invite: string | null;
  /** When a temporary membership ends; null since they have a role, absent where it never was one. */
  endsAt?: Date | null;
  /** How far they are with what newcomers are shown; absent for who came when there was nothing. */
  newcomer?: StoredNewcomer;
}

/** What a room is that is a channel of a space. */
export interface ChannelPart {
  spaceId: string;
  categoryId: string | null;
  type: 'text' | 'voice';
  topic: string;
  /** In its category, from 0. */
  position: number;
  slowModeSeconds: number;
  /** Absent in channels that never were. */
  locked?: boolean | undefined;
  /** Absent in channels that never were. */
  stage?: boolean | undefined;
  /** Null: it follows its category. */
  overwrites: StoredOverwrite[] | null;
}

/** A room that is a channel. */
export interface StoredChannel extends ChannelPart {
  id: string;
  name: string;
}

export interface StoredBan {
  spaceId: string;
  userId: string;
  by: string;
  reason: string;
  at: Date;
  until: Date | null;
}

export interface StoredInvite {
  code: string;
  spaceId: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  maxUses: number | null;
  uses: number;
  roleId: string | null;
  /** Absent in invites of 0.4 and before, which let no guests in. */
  guests?: boolean;
  temporary?: boolean;
}

/** Of one person and one space. `endsAt`: until then an open one waits, and who was refused does not ask again. */
export interface StoredJoinRequest {
  spaceId: string;
  userId: string;
  state: 'open' | 'refused';
  at: Date;
  endsAt: Date;
  answers: JoinAnswer[];
  /** The invite or address by which they came. */
  code: string | null;
}

export interface StoredAuditEntry {
  id: string;
  spaceId: string;
  at: Date;
  by: string;
  action: AuditAction;
  target: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string;
}

/**
 * A report of a message, or of a person. It keeps what its message said: the message, and even its channel, may be gone when
 * somebody looks at it.
 */
export interface StoredReport {
  id: string;
  spaceId: string;
  channelId: string | null;
  /** What it is about, for the rule that somebody has one report of it: the message, or the key of the member. */
  messageId: string;
  /** Absent in reports of before there were any of people. */
  personId?: string | null | undefined;
  /** Null: the filter of the space. */
  by: string | null;
  at: Date;
  reason: ToldReason;
  note: string;
  message: { senderId: string; body: string; createdAt: Date } | null;
  state: ReportState;
  assignedTo: string | null;
  resolution: ReportResolution | null;
  resolvedBy: string | null;
  resolvedAt: Date | null;
}

/** A channel and how far its log and the asker are, for those who list it. */
export interface ChannelState {
  lastSeq: number;
  readSeq: number;
  unread: number;
  mentions: number;
  lastMessageAt: Date | null;
  call: RoomCall | null;
}
