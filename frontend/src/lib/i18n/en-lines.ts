import { many } from '#lib/i18n/plural.ts';

const andOthers = (count: number) => many(count, { one: 'other', other: 'others' });
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** English words of what a room tells of itself. `who` did it; `names` are the people whom it is about. */
export const enLines = {
  /** The people of a line, of whom some may not be named. */
  people: (names: string[], unnamed: number) => list.format(unnamed > 0 ? [...names, andOthers(unnamed)] : names),
  joined: (who: string) => `${who} joined`,
  added: (who: string, names: string) => `${who} added ${names}`,
  left: (who: string) => `${who} left`,
  leftTo: (who: string, owner: string) => `${who} left. ${owner} owns this group now`,
  removed: (who: string, names: string) => `${who} removed ${names}`,
  owner: (who: string, names: string) => `${who} made ${names} the owner`,
  renamed: (who: string, name: string) => `${who} renamed the group to “${name}”`,
  topic: (who: string, topic: string) => `${who} changed the topic to “${topic}”`,
  renamedChannel: (who: string, name: string) => `${who} renamed the channel to “${name}”`,
  picture: (who: string) => `${who} changed the picture`,
  noTopic: (who: string) => `${who} removed the topic`,
  more: (count: number) => many(count, { one: 'more change', other: 'more changes' }),
  less: 'Show less',
};
