import type { PublicUser } from '@parley/contracts/auth-api';
import type { Profiles } from '../stores/profiles.ts';
import { decodeCursor, encodeCursor } from '../messages/cursors.ts';

/** A place in a list that is in the order of time. */
export interface ByTime {
  at: Date;
  id: string;
}

export interface PageQuery {
  cursor?: string | undefined;
  limit: number;
}

export function encodePlace({ at, id }: ByTime): string {
  return encodeCursor(at.getTime(), id);
}

/** Throws `validation_failed` for a cursor that no list gave. */
export function decodePlace(cursor: string | undefined): ByTime | undefined {
  if (cursor === undefined) return undefined;
  const [at, id = ''] = decodeCursor(cursor, /^(\d{1,15})\n([\w-]{4,40})$/);
  return { at: new Date(Number(at)), id };
}

/** The cursor of the page after this one. */
export function nextOf<T>(found: T[], limit: number, placeOf: (item: T) => ByTime): string | null {
  const last = found.at(-1);
  return last !== undefined && found.length === limit ? encodePlace(placeOf(last)) : null;
}

/** What was found of people, each with the profile of theirs; of whom there is none is left out. */
export async function withPeople<T extends { userId: string }, R>(
  profiles: Pick<Profiles, 'findMany'>,
  found: readonly T[],
  present: (item: T, user: PublicUser) => R,
): Promise<R[]> {
  const people = await profiles.findMany(found.map(({ userId }) => userId));
  return found.flatMap(item => {
    const user = people.get(item.userId);
    return user ? [present(item, user)] : [];
  });
}
