import { everything, has, nothing, setOf, type Permission, type PermissionSet } from './permissions.ts';

/**
 * Who may do what in a space. Node, worker, call tickets and web app ask the same functions; a property test compares
 * them with a slow and obvious twin. `docs/permissions.md` explains them with examples.
 */

export interface RoleAccess {
  id: string;
  /** Higher is mightier; no two roles of a space have the same. */
  position: number;
  permissions: PermissionSet;
}

/** What a channel or a category allows or denies to a role or a person, beside what they may do in the space. */
export interface OverwriteAccess {
  kind: 'role' | 'person';
  id: string;
  allow: PermissionSet;
  deny: PermissionSet;
}

export interface SpaceAccess {
  ownerId: string;
  roles: ReadonlyMap<string, RoleAccess>;
  /** What its channels follow, by category. */
  categories: ReadonlyMap<string, readonly OverwriteAccess[]>;
}

export interface ChannelAccess {
  categoryId: string | null;
  /** Null: those of its category hold, or none. */
  overwrites: readonly OverwriteAccess[] | null;
  /** Only who manages channels writes in it. */
  locked?: boolean | undefined;
}

export interface PersonAccess {
  userId: string;
  /** The role that everybody of their kind has: that of members, or that of guests. */
  baseRoleId: string;
  roleIds: readonly string[];
  /** Epoch milliseconds; until then they look and do nothing. */
  timeoutUntil?: number | undefined;
}

/** What somebody who is timed out may still do. */
const whileTimedOut = setOf(['viewChannel']);

/** What a lock takes from everybody who does not manage channels, whatever roles and overwrites allow. */
const lockedOut: readonly Permission[] = ['sendMessages', 'addReactions'];
const lockedOutSet = setOf(lockedOut);

/** What a person may do in a space; a channel may say otherwise. `now` in epoch milliseconds. */
export function permissionsInSpace(space: SpaceAccess, person: PersonAccess, now: number): PermissionSet {
  if (person.userId === space.ownerId) return everything;
  const granted = grantedByRoles(space, person);
  if (has(granted, 'administrator')) return everything;
  return isTimedOut(person, now) ? granted & whileTimedOut : granted;
}

/** What a person may do in a channel: nothing where they do not see it. */
export function permissionsInChannel(
  space: SpaceAccess,
  channel: ChannelAccess,
  person: PersonAccess,
  now: number,
): PermissionSet {
  if (person.userId === space.ownerId) return everything;
  const granted = grantedByRoles(space, person);
  if (has(granted, 'administrator')) return everything;
  const unlocked = overwritten(granted, overwritesOf(space, channel), person);
  if (!has(unlocked, 'viewChannel')) return nothing;
  const held = channel.locked && !has(granted, 'manageChannels') ? unlocked & ~lockedOutSet : unlocked;
  return isTimedOut(person, now) ? held & whileTimedOut : held;
}

/** How mighty a person is: the owner is above everybody, a member without a role below every role. */
export function rankOf({ ownerId, roles }: SpaceAccess, { userId, roleIds }: PersonAccess): number {
  if (userId === ownerId) return Infinity;
  return roleIds.reduce((highest, id) => Math.max(highest, roles.get(id)?.position ?? 0), 0);
}

/** Nobody acts on somebody of an equal or higher rank; on themselves everybody may. */
export function outranks(space: SpaceAccess, actor: PersonAccess, target: PersonAccess): boolean {
  return actor.userId === target.userId || rankOf(space, actor) > rankOf(space, target);
}

/** Those of the channel, or of its category as long as it has none of its own. */
export function overwritesOf({ categories }: SpaceAccess, channel: ChannelAccess): readonly OverwriteAccess[] {
  return channel.overwrites ?? categories.get(channel.categoryId ?? '') ?? [];
}

function grantedByRoles({ roles }: SpaceAccess, { baseRoleId, roleIds }: PersonAccess): PermissionSet {
  let granted = roles.get(baseRoleId)?.permissions ?? nothing;
  for (const id of roleIds) granted |= roles.get(id)?.permissions ?? nothing;
  return granted;
}

/** First the base role, then all other roles together, where allowing wins, then the person. */
function overwritten(
  granted: PermissionSet,
  overwrites: readonly OverwriteAccess[],
  { userId, baseRoleId, roleIds }: PersonAccess,
): PermissionSet {
  let [base, roles, own] = [untouched, untouched, untouched];
  for (const overwrite of overwrites) {
    if (overwrite.kind === 'person') own = overwrite.id === userId ? overwrite : own;
    else if (overwrite.id === baseRoleId) base = overwrite;
    else if (roleIds.includes(overwrite.id))
      roles = { allow: roles.allow | overwrite.allow, deny: roles.deny | overwrite.deny };
  }
  return applied(applied(applied(granted, base), roles), own);
}

/** Most people are named by few overwrites, and arithmetic with large sets costs more than the question. */
function applied(set: PermissionSet, overwrite: Pick<OverwriteAccess, 'allow' | 'deny'>): PermissionSet {
  return overwrite === untouched ? set : (set & ~overwrite.deny) | overwrite.allow;
}

const untouched: Pick<OverwriteAccess, 'allow' | 'deny'> = { allow: nothing, deny: nothing };

function isTimedOut({ timeoutUntil }: PersonAccess, now: number): boolean {
  return timeoutUntil !== undefined && timeoutUntil > now;
}

/** Why a person may do something or not: the rule that decided, and the role or overwrite that it speaks of. */
export interface Reason {
  allowed: boolean;
  because: 'owner' | 'administrator' | 'role' | 'overwrite' | 'timeout' | 'locked' | 'hidden' | 'nothing';
  /** The role that grants it, or the role or person of the overwrite. */
  id?: string | undefined;
}

/** The answer to "why may this person do this?", in a channel or in the space as a whole. */
export function explain(
  space: SpaceAccess,
  person: PersonAccess,
  permission: Permission,
  now: number,
  channel?: ChannelAccess,
): Reason {
  if (person.userId === space.ownerId) return { allowed: true, because: 'owner' };
  const granting = (wanted: Permission) =>
    [...person.roleIds, person.baseRoleId].find(id => has(space.roles.get(id)?.permissions ?? nothing, wanted));
  const administrator = granting('administrator');
  if (administrator !== undefined) return { allowed: true, because: 'administrator', id: administrator };
  const role = granting(permission);
  const deciding = channel && decidingOverwrite(overwritesOf(space, channel), person, permission);
  const allowed = channel
    ? has(permissionsInChannel(space, channel, person, now), permission)
    : has(permissionsInSpace(space, person, now), permission);
  if (allowed)
    return deciding ? { allowed, because: 'overwrite', id: deciding.id } : { allowed, because: 'role', id: role };
  if (channel && permission !== 'viewChannel' && !sees(space, channel, person)) return { allowed, because: 'hidden' };
  if (channel?.locked && lockedOut.includes(permission) && !has(grantedByRoles(space, person), 'manageChannels'))
    return { allowed, because: 'locked' };
  if (deciding && has(deciding.deny, permission)) return { allowed, because: 'overwrite', id: deciding.id };
  if ((role !== undefined || deciding) && isTimedOut(person, now)) return { allowed, because: 'timeout' };
  return { allowed, because: 'nothing' };
}

function sees(space: SpaceAccess, channel: ChannelAccess, person: PersonAccess): boolean {
  return has(overwritten(grantedByRoles(space, person), overwritesOf(space, channel), person), 'viewChannel');
}

/** The last one that speaks of a permission, in the order in which they hold. */
function decidingOverwrite(
  overwrites: readonly OverwriteAccess[],
  { userId, baseRoleId, roleIds }: PersonAccess,
  permission: Permission,
): OverwriteAccess | undefined {
  const speaking = overwrites.filter(({ allow, deny }) => has(allow | deny, permission));
  const ofRoles = speaking.filter(({ kind, id }) => kind === 'role' && roleIds.includes(id));
  return (
    speaking.find(({ kind, id }) => kind === 'person' && id === userId) ??
    ofRoles.find(({ allow }) => has(allow, permission)) ??
    ofRoles[0] ??
    speaking.find(({ kind, id }) => kind === 'role' && id === baseRoleId)
  );
}
