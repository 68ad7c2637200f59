import type { BrokenRule } from '@parley/contracts/spaces/filter';
import type { PersonAccess } from '@parley/contracts/spaces/access';
import { has, type PermissionSet } from '@parley/contracts/spaces/permissions';
import type { StoredSpaceMember } from '../space-model.ts';
import { hasLink, refused, type CompiledFilter } from './compiled-filter.ts';
import { normalText } from './normal-text.ts';

/** How what somebody writes in a channel is checked at this moment. */
export interface Screening {
  filter: CompiledFilter;
  roleIds: readonly string[];
  /** They joined a short while ago and have no role. */
  isNew: boolean;
}

interface Writer {
  member: Pick<StoredSpaceMember, 'roleIds' | 'joinedAt'>;
  person: PersonAccess;
}

/** Null for who is not asked: who manages messages there, and everybody in a space without a filter. */
export function screeningOf(
  filter: CompiledFilter,
  { member, person }: Writer,
  permissions: PermissionSet,
  now: number,
): Screening | null {
  if (filter.isEmpty || has(permissions, 'manageMessages')) return null;
  const { minutes } = filter.newMembers;
  const isNew = member.roleIds.length === 0 && now < member.joinedAt.getTime() + minutes * 60_000;
  return { filter, roleIds: [person.baseRoleId, ...person.roleIds], isNew };
}

/** What a text breaks that is let through all the same. Throws `message_refused`, `rate_limited`. */
export function screenText({ filter, roleIds, isNew }: Screening, text: string): BrokenRule[] {
  if (isNew && filter.newMembers.noLinks && hasLink(normalText(text))) throw refused('New members send no links');
  const broken = filter.brokenBy(text, roleIds);
  const [first] = broken;
  if (first?.action === 'refuse') throw refused(first.name);
  return broken;
}

/** Seconds between two messages of somebody who is new, in the whole space; 0 for everybody else. */
export function paceOf(screening: Screening | null | undefined): number {
  return screening?.isNew ? screening.filter.newMembers.slowModeSeconds : 0;
}
