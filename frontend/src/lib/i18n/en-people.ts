import type { DmChoice, GroupChoice } from '@parley/contracts/people/person';

/** Who may do it; a new choice does not compile until it has words. */
const dms: Record<DmChoice, string> = {
  everyone: 'Everyone',
  requests: 'Everyone, but strangers ask first',
  spaces: 'People in my spaces and groups',
  nobody: 'Nobody new',
};
const groups: Record<GroupChoice, string> = {
  everyone: 'Everyone',
  spaces: 'People in my spaces and groups',
  nobody: 'Nobody',
};

/** English words about people: cards, blocks, requests and privacy. Loaded with the first of them. */
export const enPeople = {
  card: {
    title: (name: string) => `Profile of ${name}`,
    failed: 'Couldn’t load this profile',
    you: 'This is you',
    roles: 'Roles',
    joined: (date: string) => `Member of this space since ${date}`,
    spaces: 'Spaces in common',
    groups: 'Groups in common',
    nothing: 'You share no spaces or groups.',
    message: 'Message',
    call: 'Call',
    blocked: 'You’ve blocked this person.',
  },
  block: {
    block: 'Block',
    unblock: 'Unblock',
    unblockLabel: (name: string) => `Unblock ${name}`,
    title: (name: string) => `Block ${name}?`,
    hint: 'Neither of you can message or call the other, and they can’t add you to groups. Their messages elsewhere are folded. They aren’t told.',
    done: (name: string) => `You’ve blocked ${name}`,
    undone: (name: string) => `You’ve unblocked ${name}`,
    bar: (name: string) => `You’ve blocked ${name}. Unblock them to write.`,
    show: 'Show',
    hide: 'Hide',
  },
  request: {
    title: 'Requests',
    count: (count: number) => `Requests (${count})`,
    bar: (name: string) =>
      `${name} would like to message you. Until you accept, they don’t see that you’re here or what you’ve read.`,
    accept: 'Accept',
    decline: 'Decline',
    declineAndBlock: 'Decline and block',
    declined: 'Request declined',
    sent: 'Waiting for an answer. You can send up to three messages until your request is accepted.',
  },
  status: {
    title: 'Status',
    failed: 'Couldn’t load your status',
    text: 'What’s going on',
    placeholder: 'In a meeting',
    until: 'Clear after',
    kept: (time: string) => `At ${time}`,
    lengths: { forever: 'Don’t clear', hour: '1 hour', fourHours: '4 hours', day: '1 day', week: '1 week' },
    dnd: 'Do not disturb',
    dndHint: 'Others see it, and calls don’t ring on your devices.',
    lastSeen: 'Show when you were last here',
    lastSeenHint: 'People in your spaces see it while you’re away.',
    save: 'Save',
    clear: 'Clear',
    saved: 'Status saved',
    presences: { online: 'Online', idle: 'Idle', dnd: 'Do not disturb' },
    seen: (when: string) => `Last here ${when}`,
  },
  privacy: {
    title: 'Privacy',
    failed: 'Couldn’t load your privacy settings',
    dms: 'Who can message you',
    dmsHint: 'Conversations you already have stay open.',
    dmChoices: dms,
    groups: 'Who can add you to groups',
    groupsHint: 'You can always join public groups yourself.',
    groupChoices: groups,
    blocked: 'Blocked people',
    blockedFailed: 'Couldn’t load blocked people',
    nobody: 'You haven’t blocked anybody.',
    more: 'Show more',
  },
};
