import type { RestCall } from '../rest.ts';

const sections = [
  {
    path: /^\/api\/auth\/admin\//,
    name: 'Administration',
    description: 'What those who run the platform do with accounts; needs the role `admin`',
  },
  { path: /^\/api\/auth\/(?!\.well-known)/, name: 'Accounts', description: 'Accounts, sessions and tokens' },
  { path: /^\/api\/(users|me)\b/, name: 'People', description: 'Finding people, blocking them, and who may write' },
  { path: /^\/api\/rooms(?!\/:id\/call\/)/, name: 'Rooms', description: 'Rooms and who is in them' },
  {
    path: /^\/api\/(spaces|channels|invites|directory)/,
    name: 'Spaces',
    description: 'Spaces, their channels, roles, members and invites',
  },
  { path: /^(\/api)?\/pictures/, name: 'Pictures', description: 'Pictures of people and spaces' },
  { path: /^\/api\/messages/, name: 'Messages', description: 'Sending, changing and reading messages' },
  { path: /\/call\/|\/call-check\//, name: 'Calls', description: 'Tickets for the video socket' },
  { path: /^/, name: 'Platform', description: 'What programs need to know of the platform' },
];

export const tags = sections.map(({ name, description }) => ({ name, description }));

/** The part of the platform that a call belongs to. */
export function tagOf({ path }: Pick<RestCall, 'path'>): string {
  const section = sections.find(candidate => candidate.path.test(path));
  return section?.name ?? '';
}
