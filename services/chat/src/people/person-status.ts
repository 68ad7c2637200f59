import type { OwnStatus, PersonStatus } from '@parley/contracts/people/status';
import type { ChatContext } from '../context.ts';
import type { Presence } from '../stores/presence.ts';
import type { StoredStatus } from '../stores/people-models.ts';
import { noStatus } from '../stores/statuses.ts';

type Needs = Pick<ChatContext, 'presence' | 'statuses'>;

/** How these people are there, in their order. */
export async function statusesOf({ presence, statuses }: Needs, userIds: readonly string[]): Promise<PersonStatus[]> {
  if (userIds.length === 0) return [];
  const [presences, stored] = await Promise.all([presence.presencesOf(userIds), statuses.findMany(userIds)]);
  return userIds.map(userId => present(userId, presences.get(userId) ?? 'offline', stored.get(userId) ?? noStatus));
}

export async function ownStatusOf({ statuses }: Pick<Needs, 'statuses'>, userId: string): Promise<OwnStatus> {
  const stored = (await statuses.findMany([userId])).get(userId) ?? noStatus;
  const { mode, text, until } = stillSaid(stored);
  return { mode, text, until: until?.toISOString() ?? null, showsLastSeen: stored.showsLastSeen };
}

function present(userId: string, connected: Presence, stored: StoredStatus): PersonStatus {
  const { mode, text, until } = stillSaid(stored);
  const isAway = connected === 'offline';
  return {
    userId,
    presence: mode === 'dnd' && !isAway ? 'dnd' : connected,
    text,
    until: until?.toISOString() ?? null,
    lastSeenAt: isAway && stored.showsLastSeen ? (stored.seenAt?.toISOString() ?? null) : null,
  };
}

function stillSaid(stored: StoredStatus): Pick<StoredStatus, 'mode' | 'text' | 'until'> {
  const isOver = stored.until !== null && stored.until.getTime() <= Date.now();
  return isOver ? noStatus : stored;
}
