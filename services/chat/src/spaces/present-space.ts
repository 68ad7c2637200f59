import { picturePathOrNull } from '@parley/contracts/pictures';
import type { PublicUser } from '@parley/contracts/auth-api';
import { permissionsInSpace } from '@parley/contracts/spaces/access';
import type { Report } from '@parley/contracts/spaces/report';
import type { AuditEntry } from '@parley/contracts/spaces/audit';
import type { Ban, Channel, Invite, Space, SpaceEntry, SpaceMember } from '@parley/contracts/spaces/space';
import type { PermissionSet } from '@parley/contracts/spaces/permissions';
import type {
  ChannelState,
  StoredAuditEntry,
  StoredBan,
  StoredChannel,
  StoredInvite,
  StoredReport,
  StoredSpace,
  StoredSpaceMember,
} from './space-model.ts';
import { areRulesPending, isNewIn } from './onboarding/onboarding-model.ts';
import { accessOfPerson, accessOfSpace, baseRoleOf } from './to-access.ts';

/** What is stored, as the wire has it. */
export function presentSpace(space: StoredSpace, member: StoredSpaceMember): Space {
  const { id, name, description, accent, address, ownerId, memberCount, version, roles, categories } = space;
  const { roleIds, nickname } = member;
  const permissions = permissionsInSpace(accessOfSpace(space), accessOfPerson(space, member), Date.now());
  return {
    ...{ id, name, description, accent, ownerId, memberCount, version, roles, categories },
    ...presentPictures(space),
    address: address ?? null,
    ...(space.onboarding?.on && { onboarding: true }),
    createdAt: space.createdAt.toISOString(),
    deletedAt: toText(space.deletedAt),
    me: {
      baseRoleId: baseRoleOf(space, member).id,
      roleIds,
      nickname,
      joinedAt: member.joinedAt.toISOString(),
      timeoutUntil: toText(member.timeoutUntil),
      permissions: String(permissions),
      ...(isNewIn(space, member) && { newcomer: true }),
      ...(areRulesPending(space, member) && { rulesPending: true }),
    },
  };
}

/** What is new in a space for somebody. */
export type SpaceNews = Pick<SpaceEntry, 'unread' | 'unreadCount' | 'mentions'>;

const nobodyLooked: SpaceNews = { unread: null, unreadCount: null, mentions: null };

export function presentEntry(space: StoredSpace, news: SpaceNews = nobodyLooked): SpaceEntry {
  const { id, name, accent, ownerId, memberCount, version, deletedAt } = space;
  const { iconUrl } = presentPictures(space);
  return { id, name, accent, iconUrl, ownerId, memberCount, version, deletedAt: toText(deletedAt), ...news };
}

/** Where the pictures of a space are. */
export function presentPictures({ icon, banner }: Pick<StoredSpace, 'icon' | 'banner'>) {
  return { iconUrl: picturePathOrNull('icon', icon), bannerUrl: picturePathOrNull('banner', banner) };
}

export function presentChannel(channel: StoredChannel, permissions: PermissionSet, state: ChannelState): Channel {
  const { locked = false, stage = false } = channel;
  return {
    ...channel,
    locked,
    stage,
    permissions: String(permissions),
    ...state,
    lastMessageAt: toText(state.lastMessageAt),
  };
}

export function presentMember(space: StoredSpace, member: StoredSpaceMember, user: PublicUser): SpaceMember {
  const { roleIds, nickname, joinedAt, timeoutUntil } = member;
  return {
    user,
    baseRoleId: baseRoleOf(space, member).id,
    roleIds,
    nickname,
    joinedAt: joinedAt.toISOString(),
    timeoutUntil: toText(timeoutUntil),
    ...(member.endsAt && { endsAt: member.endsAt.toISOString() }),
  };
}

export function presentBan({ by, reason, at, until }: StoredBan, user: PublicUser): Ban {
  return { user, by, reason, at: at.toISOString(), until: toText(until) };
}

export function presentInvite({ createdAt, expiresAt, guests = false, ...invite }: StoredInvite): Invite {
  return { ...invite, guests, createdAt: createdAt.toISOString(), expiresAt: toText(expiresAt) };
}

export function presentAudit({ id, at, by, action, target, before, after, reason }: StoredAuditEntry): AuditEntry {
  return { id, at: at.toISOString(), by, action, target, before, after, reason };
}

/** Undefined where somebody of it is not known here: who they are comes by an event. */
export function presentReport(report: StoredReport, people: ReadonlyMap<string, PublicUser>): Report | undefined {
  const { id, at, reason, note, channelId, messageId, message, state, assignedTo, resolution, resolvedBy } = report;
  const by = report.by === null ? null : people.get(report.by);
  const person = report.personId ? people.get(report.personId) : null;
  if (by === undefined || person === undefined) return undefined;
  return {
    ...{ id, at: at.toISOString(), by, reason, note, channelId, person },
    message: message && { id: messageId, ...message, createdAt: message.createdAt.toISOString() },
    ...{ state, assignedTo, resolution, resolvedBy, resolvedAt: toText(report.resolvedAt) },
  };
}

function toText(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
