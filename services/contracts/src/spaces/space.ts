import { z } from 'zod';
import { publicUser } from '../auth-api.ts';
import { roomCall } from '../call.ts';
import { id, seqOrZero, timestamp } from '../ids.ts';
import { openEnum } from '../open-enum.ts';
import { givenChannelPermissions, permissionSet } from './permissions.ts';

/** Bounds of a space. */
export const spaceLimits = {
  /** Spaces that one person may be in. */
  spacesPerPerson: 100,
  channels: 500,
  categories: 50,
  roles: 100,
  rolesPerMember: 20,
  /** Of one channel or category. */
  overwrites: 100,
  members: 100_000,
  invites: 1_000,
  /** Seconds between two messages of one person. */
  slowMode: 6 * 3_600,
  /** Back from a ban, what somebody wrote can be deleted. */
  purgeHours: 7 * 24,
  /** Days in which a deleted space can be taken back. */
  daysToRestore: 7,
} as const;

/** Six hexadecimal digits, as in CSS. */
export const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'A colour like #3b82f6')
  .toLowerCase();

/** `position`: higher is mightier. `builtIn` names the role that the platform itself made, which cannot be deleted. */
export const role = z.object({
  id,
  name: z.string(),
  color: z.string().nullable(),
  position: z.int(),
  showApart: z.boolean(),
  permissions: permissionSet,
  builtIn: openEnum(['guest', 'member', 'moderator', 'admin']).nullable(),
});
export type Role = z.infer<typeof role>;

/** What a channel or category allows and denies to a role or a person, beside what they may do in the space. */
export const overwrite = z.object({
  kind: openEnum(['role', 'person']),
  id,
  allow: permissionSet,
  deny: permissionSet,
});
export type Overwrite = z.infer<typeof overwrite>;

export const category = z.object({ id, name: z.string(), overwrites: z.array(overwrite) });
export type Category = z.infer<typeof category>;

/** What an overwrite is made of; see `permissions.ts`. */
export const overwriteInput = z.strictObject({
  kind: z.enum(['role', 'person']),
  id,
  allow: givenChannelPermissions,
  deny: givenChannelPermissions,
});

/** Where a channel goes when all are put in order. */
export const channelPlace = z.strictObject({ id, categoryId: id.nullable() });

/** Where a picture is; null for none, and what a platform without pictures says by saying nothing. */
const pictureUrl = z.string().nullable().default(null);

/** What the asker is in a space. `roleIds` are beside the role that every member has, which is `baseRoleId`. */
export const ownMembership = z.object({
  baseRoleId: id,
  roleIds: z.array(id),
  nickname: z.string().nullable(),
  joinedAt: timestamp,
  timeoutUntil: timestamp.nullable(),
  /** In the space; channels may say otherwise. */
  permissions: permissionSet,
  /** They came a short while ago, and have not been through what newcomers are shown. */
  newcomer: z.boolean().optional(),
  /** They write nothing until they accept the rules. */
  rulesPending: z.boolean().optional(),
});

/**
 * A space as its member sees it. `version` grows with every change of it; `categories` are in their order;
 * `deletedAt`: it is being deleted, and can be taken back for seven days.
 */
export const space = z.object({
  id,
  name: z.string(),
  description: z.string(),
  accent: z.string().nullable(),
  iconUrl: pictureUrl,
  bannerUrl: pictureUrl,
  address: z.string().nullable(),
  ownerId: id,
  createdAt: timestamp,
  deletedAt: timestamp.nullable(),
  memberCount: z.int(),
  version: z.int(),
  roles: z.array(role),
  categories: z.array(category),
  /** Newcomers are shown something. */
  onboarding: z.boolean().optional(),
  me: ownMembership,
});
export type Space = z.infer<typeof space>;

/**
 * A space in the list of the own ones. `unread`: a channel that the asker sees has something new, or is marked as unread, and is neither muted nor
 * hidden; `unreadCount`: the messages in them; `mentions`: those that mention the asker. All are null where nobody looked, because the spaces
 * before it in the list have too many channels.
 */
export const spaceEntry = space
  .pick({
    id: true,
    name: true,
    accent: true,
    iconUrl: true,
    ownerId: true,
    memberCount: true,
    version: true,
    deletedAt: true,
  })
  .extend({ unread: z.boolean().nullable(), unreadCount: z.int().nullable(), mentions: z.int().nullable() });
export type SpaceEntry = z.infer<typeof spaceEntry>;

/**
 * A channel as a member sees it: a room of the space. `overwrites` is null as long as it follows its category;
 * `permissions` are those of the asker.
 */
export const channel = z.object({
  id,
  spaceId: id,
  categoryId: id.nullable(),
  name: z.string(),
  topic: z.string(),
  type: openEnum(['text', 'voice']),
  position: z.int(),
  slowModeSeconds: z.int(),
  /** Only who manages channels writes in it. */
  locked: z.boolean(),
  /** In its calls only who moderates them, and whom they let, sends anything. */
  stage: z.boolean(),
  overwrites: z.array(overwrite).nullable(),
  permissions: permissionSet,
  lastSeq: seqOrZero,
  readSeq: seqOrZero,
  unread: z.int(),
  /** How many of the unread messages mention the asker. */
  mentions: z.int(),
  lastMessageAt: timestamp.nullable(),
  call: roomCall.nullable(),
});
export type Channel = z.infer<typeof channel>;

export const spaceMember = z.object({
  user: publicUser,
  baseRoleId: id,
  roleIds: z.array(id),
  nickname: z.string().nullable(),
  joinedAt: timestamp,
  timeoutUntil: timestamp.nullable(),
  /** When a temporary membership ends; absent for one that stays. */
  endsAt: timestamp.optional(),
});
export type SpaceMember = z.infer<typeof spaceMember>;

/** `until` is null for one that does not end. */
export const ban = z.object({
  user: publicUser,
  by: id,
  reason: z.string(),
  at: timestamp,
  until: timestamp.nullable(),
});
export type Ban = z.infer<typeof ban>;

export const inviteCode = z.string().regex(/^[\w-]{3,32}$/, 'Not the code of an invite');

/** `maxUses` is null where it does not count. Who comes by a `temporary` one is a member for 24 hours, or for good once they have a role. */
export const invite = z.object({
  code: z.string(),
  spaceId: id,
  createdBy: id,
  createdAt: timestamp,
  expiresAt: timestamp.nullable(),
  maxUses: z.int().nullable(),
  uses: z.int(),
  roleId: id.nullable(),
  /** Who has no account may come too, as a guest. */
  guests: z.boolean().default(false),
  temporary: z.boolean().optional(),
});
export type Invite = z.infer<typeof invite>;

/** What anybody with the link may know before they sign in. */
export const spacePreview = space.pick({
  id: true,
  name: true,
  description: true,
  accent: true,
  iconUrl: true,
  bannerUrl: true,
  memberCount: true,
});

export const invitePreview = z.object({
  code: z.string(),
  space: spacePreview,
  inviter: publicUser.nullable(),
  expiresAt: timestamp.nullable(),
  guests: z.boolean().default(false),
  /** What who comes is asked before a moderator lets them in; absent where they get in at once. */
  questions: z.array(z.string()).optional(),
  /** Nobody gets in until then. */
  pausedUntil: timestamp.nullable().optional(),
});
export type InvitePreview = z.infer<typeof invitePreview>;
