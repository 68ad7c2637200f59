import type { RestCall } from '../rest.ts';

const sections = [
  { path: /\/call\/|\/call-check\//, name: 'Calls', description: 'Tickets for the video socket' },
  {
    path: /^\/api\/((openapi|asyncapi)[\w-]*\.json|auth\/\.well-known)/,
    name: 'Platform',
    description: 'What programs need to know of the platform',
  },
  { path: /^\/api\/auth\//, name: 'Accounts', description: 'Accounts, sessions and tokens' },
  { path: /^\/api\/users/, name: 'People', description: 'Finding people' },
  { path: /^\/api\/messages/, name: 'Messages', description: 'Sending, changing and reading messages' },
  { path: /^\/api\/rooms/, name: 'Rooms', description: 'Rooms and who is in them' },
];

export const tags = sections.map(({ name, description }) => ({ name, description }));

/** The part of the platform that a call belongs to. */
export function tagOf({ path }: Pick<RestCall, 'path'>): string {
  const section = sections.find(candidate => candidate.path.test(path));
  return section?.name ?? 'Platform';
}
