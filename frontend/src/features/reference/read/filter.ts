import type { Group } from './model.ts';

/** The entries with every word of a text in their name or summary; groups that are left without one are left out. */
export function filterGroups(groups: Group[], wanted: string): Group[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups
    .map(group => ({
      ...group,
      entries: group.entries.filter(({ name, summary, kind }) => {
        const text = `${kind} ${name} ${summary} ${group.name}`.toLowerCase();
        return words.every(word => text.includes(word));
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
}
