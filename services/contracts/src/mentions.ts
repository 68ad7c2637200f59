import { z } from 'zod';
import { id } from './ids.ts';

/**
 * Whom a message calls, so that it counts for them among all that is unread. In its text stands `<@ID>` for a person, `<@&ID>`
 * for everybody with a role of the space, and `<@here>` for those who are connected. Roles and `here` are in it only where the
 * sender may call so many. `hereIds`: who was connected when it was sent; absent where they were too many to be named, or nobody
 * could tell: then it calls all who read the room.
 */
export const mentions = z.object({
  userIds: z.array(id),
  roleIds: z.array(id),
  here: z.boolean(),
  hereIds: z.array(id).optional(),
});
export type Mentions = z.infer<typeof mentions>;

/** A piece of a text that calls somebody. */
export interface MentionToken {
  at: number;
  text: string;
  kind: 'person' | 'role' | 'here';
  /** Empty for `here`. */
  id: string;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const token = new RegExp(`<@(?:here|(&?)(${uuid}))>`, 'g');

/** How it stands in a text. */
export const mentionOf = {
  person: (userId: string) => `<@${userId}>`,
  role: (roleId: string) => `<@&${roleId}>`,
  here: '<@here>',
};

/** The mentions in a text, in their order. */
export function mentionTokens(body: string): MentionToken[] {
  return [...body.matchAll(token)].map(({ 0: text, 1: mark, 2: named = '', index: at }) => ({
    at,
    text,
    kind: text === mentionOf.here ? 'here' : mark === '&' ? 'role' : 'person',
    id: named,
  }));
}

/** Whom a text calls; undefined where it is nobody. */
export function mentionsIn(body: string): Mentions | undefined {
  const tokens = mentionTokens(body);
  if (tokens.length === 0) return undefined;
  const idsOf = (kind: MentionToken['kind']) => [...new Set(tokens.flatMap(t => (t.kind === kind ? [t.id] : [])))];
  return { userIds: idsOf('person'), roleIds: idsOf('role'), here: tokens.some(({ kind }) => kind === 'here') };
}

/** Whether somebody is called: by name, by a role of theirs, or with all who were there. */
export function isMentioned(
  { mentions: called }: { mentions?: Mentions | undefined },
  { userId, roleIds }: { userId: string; roleIds: readonly string[] },
): boolean {
  if (!called) return false;
  if (called.here && (called.hereIds?.includes(userId) ?? true)) return true;
  return called.userIds.includes(userId) || roleIds.some(roleId => called.roleIds.includes(roleId));
}
