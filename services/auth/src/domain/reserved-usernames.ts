import { ParleyError } from '@parley/contracts/errors';

/** Names that read as the service itself or as somebody who speaks for it, also in rows: `parley-support`. */
const ofTheService = [
  ...[
    'parley',
    'admin',
    'administrator',
    'administration',
    'root',
    'system',
    'sysadmin',
    'superuser',
    'operator',
    'owner',
  ],
  ...[
    'support',
    'help',
    'helpdesk',
    'service',
    'security',
    'abuse',
    'postmaster',
    'hostmaster',
    'webmaster',
    'noreply',
  ],
  ...['moderator', 'mod', 'moderation', 'official', 'staff', 'team', 'bot', 'info', 'contact', 'billing', 'legal'],
];

/** Names that mean something else in a message or an address. */
const ofTheLanguage = [
  ...[
    'everyone',
    'everybody',
    'here',
    'channel',
    'all',
    'room',
    'group',
    'nobody',
    'anonymous',
    'guest',
    'user',
    'users',
  ],
  ...['me', 'you', 'self', 'deleted', 'unknown', 'undefined', 'null', 'true', 'false', 'none', 'api', 'www', 'mail'],
];

/** One look for what looks alike: `r00t`, `adrnin` and `supp0rt_` are `root`, `admin` and `support`. */
function looks(name: string): string {
  const letters: Record<string, string> = {
    '0': 'o',
    '1': 'l',
    i: 'l',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '8': 'b',
  };
  return name
    .toLowerCase()
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[01i34578]/g, letter => letters[letter] ?? letter);
}

const serviceLooks = new Set(ofTheService.map(looks));
const allLooks = new Set([...serviceLooks, ...ofTheLanguage.map(looks)]);

/**
 * Refuses a username that others would take for the service. Digits at the end and separators change nothing. Throws
 * `validation_failed` that names the field.
 */
export function demandFreeUsername(username: string): void {
  const shapes = [username, username.replace(/[\d._-]+$/, '')];
  if (!shapes.some(isReserved)) return;
  const message = 'This name is reserved';
  throw new ParleyError('validation_failed', `username: ${message}`, {
    errors: [{ field: 'username', message, rule: 'reserved' }],
  });
}

function isReserved(username: string): boolean {
  const parts = username.split(/[._-]+/).filter(Boolean);
  const joined = looks(parts.join(''));
  return allLooks.has(joined) || (parts.length > 0 && parts.every(part => serviceLooks.has(looks(part))));
}
