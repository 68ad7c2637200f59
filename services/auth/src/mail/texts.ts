import type { MailKind } from '../stores/mail-queue.ts';

export interface MailText {
  subject: string;
  text: string;
  html: string;
}

interface About {
  /** What the person is called. */
  name: string;
  /** The page that the mail leads to. */
  link: string;
  /** Where the platform is: its host. */
  site: string;
}

/** The words of each mail, as paragraphs; the link stands after the first one. */
const words: Record<MailKind, (about: About) => { subject: string; paragraphs: string[]; button: string }> = {
  reset: ({ name, site }) => ({
    subject: `Set a new password for ${site}`,
    paragraphs: [
      `Hello ${name},\nsomebody asked to set a new password for your account at ${site}. If that was you, open this link within 30 minutes. It works once.`,
      'If it wasn’t you, ignore this e-mail: your password stays as it is.',
    ],
    button: 'Set a new password',
  }),
  verify: ({ name, site }) => ({
    subject: `Confirm your e-mail address for ${site}`,
    paragraphs: [
      `Hello ${name},\nopen this link within 24 hours to confirm that this e-mail address belongs to your account at ${site}.`,
      'If you have no account there, ignore this e-mail.',
    ],
    button: 'Confirm this address',
  }),
  confirm: ({ name, site }) => ({
    subject: `Finish your registration at ${site}`,
    paragraphs: [
      `Hello ${name},\nsomebody registered at ${site} with this e-mail address. If that was you, open this link within two days to confirm the address. After that you can sign in.`,
      'If it wasn’t you, don’t open the link: without it there is no account.',
    ],
    button: 'Confirm this address',
  }),
  'has-account': ({ name, site }) => ({
    subject: `You have an account at ${site} already`,
    paragraphs: [
      `Hello ${name},\nsomebody tried to register at ${site} with your e-mail address. You have an account there already: sign in with it, or set a new password if you forgot yours.`,
      'If it wasn’t you, there is nothing to do. Nobody was told that you have an account.',
    ],
    button: 'Sign in',
  }),
  'email-changed': ({ name, site }) => ({
    subject: `Your account at ${site} has another e-mail address`,
    paragraphs: [
      `Hello ${name},\nyour account at ${site} has another e-mail address now, and gets no more e-mail at this one. If that was you, there is nothing to do.`,
      'If it wasn’t you, change your password right away, and tell the people who run the server.',
    ],
    button: 'Open your account',
  }),
  'account-closed': ({ name, site }) => ({
    subject: `Your account at ${site} was deleted`,
    paragraphs: [
      `Hello ${name},\nyour account at ${site} was deleted just now, and you’re signed out everywhere. You can take it back for 30 days: sign in, and choose “Take your account back”.`,
      'After that your name, address and picture are erased for good. If it wasn’t you, take the account back and change your password.',
    ],
    button: 'Take your account back',
  }),
  'password-changed': ({ name, site }) => ({
    subject: `Your password for ${site} was changed`,
    paragraphs: [
      `Hello ${name},\nthe password of your account at ${site} was changed just now. If that was you, there is nothing to do.`,
      'If it wasn’t you, set a new password right away. That signs out everybody else.',
    ],
    button: 'I didn’t do this',
  }),
};

/** A mail as text and as HTML. What people are called is text in both. */
export function mailText(kind: MailKind, about: About): MailText {
  const { subject, paragraphs, button } = words[kind](about);
  const [first = '', ...rest] = paragraphs;
  const inHtml = (text: string) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;
  const action = `<p><a href="${escaped(about.link)}">${escaped(button)}</a></p>`;
  return {
    subject: oneLine(subject),
    text: [first, about.link, ...rest].join('\n\n'),
    html: `<!doctype html><html lang="en"><body>${[inHtml(first), action, ...rest.map(inHtml)].join('\n')}</body></html>`,
  };
}

/** Nothing of a subject may become a header of its own. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => entities[sign] ?? sign);
