const descriptions: Record<string, string> = {
  messageId: 'The message',
  cursor: '`nextCursor` of the page before; absent for the first page',
  limit: 'Items of the page, at most',
  search: 'What to look for; empty for everything',
  since: 'The position up to which the client has the room, 0 for nothing',
};

const resources = [
  { path: /^\/api\/(rooms|messages\/room)\//, description: 'The room' },
  { path: /^\/api\/users\//, description: 'The person' },
  { path: /^\/api\/auth\/sessions\//, description: 'The session' },
];

/** What a parameter means; `id` is that of the resource which the path begins with. */
export function describeParameter(path: string, name: string): string {
  const found = name === 'id' ? resources.find(resource => resource.path.test(path))?.description : descriptions[name];
  if (found === undefined) throw new Error(`No description for the parameter ${name} of ${path}`);
  return found;
}
