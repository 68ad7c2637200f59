import { z } from 'zod';

/** What a person may do in a space, and the bit that stands for it: a bit never changes its meaning. */
export const permissionBits = {
  /** Everything, in every channel. */
  administrator: 0,
  /** Name, description, colour and address of the space, and how people get in. */
  manageSpace: 1,
  manageChannels: 2,
  manageRoles: 3,
  createInvites: 4,
  /** See and revoke the invites of others. */
  manageInvites: 5,
  /** Also decide who is let in that asks. */
  kickMembers: 6,
  banMembers: 7,
  timeoutMembers: 8,
  viewAuditLog: 9,
  changeNickname: 10,
  /** Nicknames of others. */
  manageNicknames: 11,
  viewChannel: 12,
  sendMessages: 13,
  addReactions: 14,
  /** Delete what others wrote, and work on reports of it. */
  manageMessages: 15,
  bypassSlowMode: 16,
  joinCalls: 17,
  /** Mute and remove others in calls, and end them. */
  moderateCalls: 18,
  /** Call everybody with a role, or all who read the channel, by one message. */
  mentionEveryone: 19,
} as const;
export type Permission = keyof typeof permissionBits;

export const permissionNames = Object.keys(permissionBits) as Permission[];
const bits = Object.fromEntries(
  Object.entries(permissionBits).map(([name, bit]) => [name, 1n << BigInt(bit)]),
) as Record<Permission, bigint>;

/** Those that a channel can allow or deny; the others are of the space alone. */
export const channelPermissions: readonly Permission[] = [
  'viewChannel',
  'sendMessages',
  'addReactions',
  'manageMessages',
  'bypassSlowMode',
  'joinCalls',
  'moderateCalls',
  'mentionEveryone',
];

/** Permissions as bits. On the wire it is a decimal string: a JSON number ends at 53 bits. */
export type PermissionSet = bigint;

export const nothing: PermissionSet = 0n;
export const everything = setOf(permissionNames);
export const everyChannelPermission = setOf(channelPermissions);

export function setOf(permissions: readonly Permission[]): PermissionSet {
  return permissions.reduce((set, permission) => set | bitOf(permission), nothing);
}

export function bitOf(permission: Permission): PermissionSet {
  return bits[permission];
}

export function has(set: PermissionSet, permission: Permission): boolean {
  return (set & bitOf(permission)) !== nothing;
}

export function namesIn(set: PermissionSet): Permission[] {
  return permissionNames.filter(permission => has(set, permission));
}

/** As the platform tells it: bits that are not known today are kept, and mean nothing. */
export const permissionSet = z
  .string()
  // What reads the bits comes after it, and cannot read anything else.
  .regex(/^\d{1,20}$/, { error: 'A whole number in decimal digits', abort: true });

/** As a person gives it: no bit that means nothing. */
export const givenPermissions = permissionSet.refine(text => (BigInt(text) & ~everything) === nothing, {
  message: 'Has bits that no permission has',
});

/** The same for what a channel can allow or deny. */
export const givenChannelPermissions = permissionSet.refine(
  text => (BigInt(text) & ~everyChannelPermission) === nothing,
  {
    message: 'Has bits that are no permission of a channel',
  },
);
