const descriptions: Record<string, string> = {
  messageId: 'The message',
  reportId: 'The report',
  ruleId: 'The rule',
  size: 'How wide it is, in pixels: 64 or 256 of a square, 600 or 1200 of a banner',
  use: 'What the picture is for',
  userId: 'The person',
  roleId: 'The role',
  categoryId: 'The category',
  spaceId: 'The space of which the person is looked at',
  channelId: 'The channel; absent for the space as a whole',
  code: 'The code of an invite, or the address of a space',
  asRoles: 'Ids of roles, with commas between them',
  by: 'Who did it',
  target: 'What it was done to',
  action: 'What was done; of a server’s audit all that begins with it, such as `login`',
  before: 'Only what was done before this time',
  after: 'Only what was done after this time',
  format: 'JSON, one entry a line, or a table',
  state: 'Only those in this state; absent for all',
  permission: 'The name of a permission',
  cursor: '`nextCursor` of the page before; absent for the first page',
  ids: 'Ids, with commas between them',
  limit: 'Items of the page, at most',
  query: 'How the name begins; empty for all',
  search: 'What to look for; empty for everything',
  since: 'The position up to which the client has the room, 0 for nothing',
};

const resources = [
  { path: /^\/api\/(rooms|messages\/room)\//, description: 'The room' },
  { path: /^\/api\/spaces\//, description: 'The space' },
  { path: /^\/api\/channels\//, description: 'The channel' },
  { path: /^\/api\/me\/places\//, description: 'The room, channel or space' },
  { path: /^\/api\/(users|auth\/admin\/people)\//, description: 'The person' },
  { path: /^\/pictures\//, description: 'The picture' },
  { path: /^\/api\/auth\/sessions\//, description: 'The session' },
];

/**
 * What a parameter means; `id` is that of the resource which the path begins with. Undefined where nobody has written
 * it down: a test refuses that, and a service starts all the same.
 */
export function describeParameter(path: string, name: string): string | undefined {
  return name === 'id' ? resources.find(resource => resource.path.test(path))?.description : descriptions[name];
}
