import { many } from '#lib/i18n/plural.ts';

/** English words of notifications. */
export const enNotifications = {
  title: 'Notifications',
  ask: {
    title: 'Get notified of new messages?',
    yes: 'Turn on',
    later: 'Not now',
    denied: 'Your browser keeps notifications off for this site. You can change that in its site settings.',
  },
  inRoom: (person: string, room: string) => `${person} in ${room}`,
  inChannel: (person: string, channel: string) => `${person} in #${channel}`,
  hidden: 'New message',
  many: 'New messages',
  manyRooms: (count: number) => `In ${many(count, { one: 'conversation', other: 'conversations' })}`,
  ring: (person: string) => `${person} is calling`,
  ringHint: 'Open Parley to answer.',
  levels: {
    all: 'All messages',
    mentions: 'Only mentions',
    nothing: 'Nothing',
  },
  here: {
    title: (place: string) => `Notifications of ${place}`,
    hint: 'On all your devices.',
    label: 'Notify me of',
    same: (level: string) => `As elsewhere (${level})`,
    save: 'Save',
  },
  device: {
    title: 'On this device',
    on: 'Notifications',
    states: {
      granted: 'New messages show up even when Parley is in the background.',
      default: 'Your browser will ask you once.',
      denied: 'Your browser blocks them for this site. Allow them in its site settings first.',
      unsupported: 'This browser has no notifications. On an iPhone, add Parley to the home screen first.',
    },
    sounds: 'Sound',
    soundsHint: 'A short sound with each notification.',
    previews: 'Show message text',
    previewsHint: 'Turn this off where others can see your screen.',
  },
  everywhere: {
    title: 'On all your devices',
    conversations: 'People and groups',
    channels: 'Channels of spaces',
    quiet: 'Quiet hours',
    quietHint: (zone: string) => `No notifications between these times, in the time zone ${zone}.`,
    from: 'From',
    to: 'Until',
    failed: 'Your notification settings didn’t load',
  },
};
