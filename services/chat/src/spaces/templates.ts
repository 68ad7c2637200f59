import { randomUUID } from 'node:crypto';
import { everything, setOf, type Permission } from '@parley/contracts/spaces/permissions';
import type { SpaceTemplate } from '@parley/contracts/spaces/space-calls';
import type { StoredCategory, StoredChannel, StoredOverwrite, StoredRole } from './space-model.ts';

const ofGuests: Permission[] = ['viewChannel', 'sendMessages', 'addReactions', 'joinCalls'];
const ofMembers: Permission[] = [...ofGuests, 'createInvites', 'changeNickname'];
const ofModerators: Permission[] = [
  'kickMembers',
  'banMembers',
  'timeoutMembers',
  'manageInvites',
  'manageNicknames',
  'manageMessages',
  'bypassSlowMode',
  'moderateCalls',
  'viewAuditLog',
];

/** The roles that every space has, the weakest first. */
export function builtInRoles(): StoredRole[] {
  const roles = [
    { builtIn: 'guest', name: 'Guest', color: null, showApart: false, permissions: setOf(ofGuests) },
    { builtIn: 'member', name: 'Member', color: null, showApart: false, permissions: setOf(ofMembers) },
    { builtIn: 'moderator', name: 'Moderator', color: '#2f9e6e', showApart: true, permissions: setOf(ofModerators) },
    { builtIn: 'admin', name: 'Admin', color: '#c2557a', showApart: true, permissions: everything },
  ] as const;
  return roles.map((role, position) => ({
    id: randomUUID(),
    ...role,
    position,
    permissions: String(role.permissions),
  }));
}

interface Plan {
  name: string;
  type?: 'text' | 'voice';
  /** Only those above members write. */
  announces?: true;
}

const plans: Record<SpaceTemplate, Record<string, Plan[]>> = {
  friends: {
    Chat: [{ name: 'general' }, { name: 'plans' }, { name: 'pictures' }],
    Voice: [{ name: 'Lounge', type: 'voice' }],
  },
  team: {
    Work: [{ name: 'announcements', announces: true }, { name: 'general' }, { name: 'random' }],
    Meetings: [
      { name: 'Daily', type: 'voice' },
      { name: 'Meeting room', type: 'voice' },
    ],
  },
  'open-source': {
    Project: [{ name: 'welcome', announces: true }, { name: 'general' }, { name: 'help' }],
    Development: [{ name: 'development' }, { name: 'releases', announces: true }],
    Voice: [{ name: 'Office hours', type: 'voice' }],
  },
  class: {
    Course: [{ name: 'announcements', announces: true }, { name: 'questions' }, { name: 'homework' }],
    Voice: [
      { name: 'Classroom', type: 'voice' },
      { name: 'Study group', type: 'voice' },
    ],
  },
};

/** The categories and channels that a new space begins with. */
export function firstChannels(template: SpaceTemplate, spaceId: string, roles: StoredRole[]) {
  const silent = roles.filter(({ builtIn }) => builtIn === 'guest' || builtIn === 'member').map(silenced);
  const categories: StoredCategory[] = [];
  const channels: StoredChannel[] = [];
  for (const [name, planned] of Object.entries(plans[template])) {
    const category = { id: randomUUID(), name, overwrites: [] };
    categories.push(category);
    for (const [position, { name, type = 'text', announces }] of planned.entries()) {
      const place = { id: randomUUID(), spaceId, categoryId: category.id, position };
      channels.push({ ...place, name, type, topic: '', slowModeSeconds: 0, overwrites: announces ? silent : null });
    }
  }
  return { categories, channels };
}

function silenced({ id }: StoredRole): StoredOverwrite {
  return { kind: 'role', id, allow: '0', deny: String(setOf(['sendMessages'])) };
}
