import type { Permission } from '@parley/contracts/spaces/permissions';
import type { Space } from '@parley/contracts/spaces/space';
import { mayAny } from '#features/spaces/permissions.ts';

/** Sections of a space's settings, and the permissions of which each needs one. */
const needs = {
  overview: ['manageSpace'],
  roles: ['manageRoles'],
  channels: ['manageChannels'],
  members: ['manageRoles', 'kickMembers', 'banMembers', 'timeoutMembers', 'manageNicknames'],
  joining: ['manageSpace'],
  onboarding: ['manageSpace'],
  requests: ['kickMembers'],
  invites: ['createInvites', 'manageInvites'],
  bans: ['banMembers'],
  reports: ['manageMessages'],
  filter: ['manageSpace'],
  audit: ['viewAuditLog'],
} satisfies Record<string, readonly Permission[]>;

export type SettingsSection = keyof typeof needs;

/** Those that the person may use. */
export function sectionsFor({ me, ownerId }: Space, userId: string): SettingsSection[] {
  const all = Object.keys(needs) as SettingsSection[];
  return ownerId === userId ? all : all.filter(section => mayAny(me.permissions, needs[section]));
}
