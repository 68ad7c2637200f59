import { many } from '#lib/i18n/plural.ts';

const people = { one: 'person', other: 'people' };

/** English words of new conversations and of adding people to them. */
export const enCreate = {
  title: 'New conversation',
  hint: 'Message someone, create a group, or join a public one.',
  direct: 'Message',
  group: 'Group',
  discover: 'Discover',
  searchPeople: 'Search people by name',
  searchGroups: 'Search public groups',
  typeToSearch: 'Type a name or username.',
  nobody: 'No one found',
  noGroups: 'No public groups found',
  noGroupsYet: 'No public groups yet. Create a group, switch on “Public group”, and everyone finds it here.',
  searchFailed: 'Search isn’t working right now',
  groupName: 'Group name',
  people: 'People',
  isPublic: 'Public group',
  isPublicHint: 'Anyone on this server can find it and join.',
  create: 'Create group',
  join: 'Join',
  joined: 'Joined',
  open: 'Open',
  remove: (name: string) => `Remove ${name}`,
  add: 'Add people',
  addHint: (room: string) => `They’ll see the full history of ${room}.`,
  addSelected: (count: number) => (count === 0 ? 'Add' : `Add ${many(count, people)}`),
  selected: (count: number) => `${many(count, people)} selected`,
  isMember: 'Already a member',
};
