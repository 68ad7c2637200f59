const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** English words of what somebody may do, and why. */
export const enAccess = {
  viewAs: {
    start: 'View as this role',
    bar: (role: string) => `You see this space as ${role}`,
    names: (roles: string[]) => list.format(roles),
    change: 'Choose roles',
    title: 'View with these roles',
    titleHint: 'You see what a member sees who has all of them; with Guest, what a guest sees.',
    show: 'Show',
    end: 'End preview',
    failed: 'Couldn’t load the channels of this role',
    none: 'This role sees no channels',
    hidden: 'This role doesn’t see this channel',
    inSpace: (role: string) => `What ${role} may do in the space`,
    inChannel: (role: string) => `What ${role} may do here`,
    hint: 'Nothing can be sent until you end the preview.',
  },
  allowed: 'Allowed',
  denied: 'Not allowed',
  why: {
    title: (name: string) => `What may ${name} do?`,
    hint: 'Choose a permission to see the rule that decides.',
    permission: 'Permission',
    place: 'Where',
    wholeSpace: 'In the whole space',
    failed: 'Couldn’t find out',
    /** What decides; `who` is the person or role that is asked about, `what` the role or person of the rule. */
    reasons: {
      owner: (who: string) => `${who} owns the space. The owner may do everything.`,
      administrator: (who: string, what: string) =>
        `The role ${what} makes ${who} an administrator, who may do everything in every channel.`,
      role: (_: string, what: string) => `The role ${what} allows it.`,
      overwrite: (_: string, what: string) => `The permissions of this channel decide it for ${what}.`,
      timeout: (who: string) => `${who} is timed out and can only read.`,
      hidden: (who: string) => `${who} doesn’t see this channel, and may do nothing in it.`,
      nothing: (who: string) => `No role of ${who} allows it.`,
      unknown: () => 'A rule that a newer version knows decides it.',
    },
    ofPerson: (name: string) => `${name} alone`,
    gone: 'that no longer exists',
    rank: {
      owner: (who: string) => `${who} is above everyone in rank.`,
      role: (who: string, role: string) => `The highest role of ${who} is ${role}: they act on lower ranks only.`,
      none: (who: string) => `${who} has no role of their own, and is below every role in rank.`,
    },
  },
};
