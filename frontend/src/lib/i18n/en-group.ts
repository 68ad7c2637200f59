/** English words of a group's settings, and of what its owner does with its members. */
export const enGroup = {
  open: 'Group settings',
  title: (group: string) => `Settings of ${group}`,
  name: 'Name',
  topic: 'Topic',
  topicHint: 'What this group is about. It stands below the name.',
  save: 'Save',
  menu: (name: string) => `Menu of ${name}`,
  makeOwner: 'Make owner',
  makeOwnerTitle: (name: string) => `Make ${name} the owner?`,
  makeOwnerHint: 'They’ll be able to rename the group and remove people. You’ll be a member like the others.',
  remove: 'Remove from group',
  leave: 'Leave group',
  leaveTitle: (group: string) => `Leave ${group}?`,
  leaveHint: 'You won’t get its messages any more. If it’s public, you can rejoin at any time.',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeHint:
    'They leave the group at once, and any call in it. For a day they can’t come back by themselves; you can add them again.',
};
