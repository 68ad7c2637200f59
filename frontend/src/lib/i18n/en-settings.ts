import { many } from '#lib/i18n/plural.ts';

/** English words of the own settings, loaded with their page. */
export const enSettings = {
  title: 'Settings',
  account: 'Account',
  appearance: 'Appearance',
  theme: 'Theme',
  look: {
    density: 'Density',
    densities: { cosy: 'Cosy', compact: 'Compact' },
    textSize: 'Text size',
    letter: 'A',
    sizes: { '87.5%': 'Smallest', '93.75%': 'Small', '100%': 'Normal', '112.5%': 'Large', '125%': 'Largest' },
    clock: 'Clock',
    clocks: { locale: 'As in the browser', '12': '12 hours', '24': '24 hours' },
  },
  light: 'Light',
  dark: 'Dark',
  system: 'System',
  language: 'Language',
  languageOfBrowser: 'As in the browser',
  sessions: 'Where you’re signed in',
  sessionsHint: 'Sign out any device you don’t recognise or no longer use. It’s cut off right away.',
  sessionsFailed: 'Couldn’t load your devices',
  current: 'This device',
  lastSeen: (when: string) => `Last active ${when}`,
  signedIn: (when: string) => `Signed in ${when}`,
  revoke: 'Sign out',
  revokeLabel: (device: string) => `Sign out ${device}`,
  revokeAll: 'Sign out all other devices',
  revoked: 'Device signed out',
  keys: {
    title: 'Keyboard shortcuts',
    groups: { everywhere: 'Everywhere', conversation: 'In a conversation', call: 'In a call' },
    switcher: 'Jump to a person or group, or do something',
    sheet: 'Show all shortcuts',
    send: 'Send the message',
    newLine: 'Start a new line',
    editLast: 'Edit your last message',
    end: 'Jump to the latest message',
    escape: 'Cancel, close, or jump to the latest message',
  },
  password: {
    title: 'Password',
    change: 'Change password',
    hint: 'All your other devices will be signed out.',
    current: 'Current password',
    new: 'New password',
    changed: 'Password changed. Your other devices are signed out.',
  },
  signOut: 'Sign out',
  signOutHint: 'Signing out removes your conversations from this device.',
  signOutTitle: 'Sign out with unsent text?',
  signOutUnsent: (count: number) =>
    count === 1
      ? 'A message on this device hasn’t been sent. It will be deleted when you sign out.'
      : `${many(count, { other: 'messages' })} on this device haven’t been sent. They’ll be deleted when you sign out.`,
};
