import type { PublicUser } from '@parley/contracts/auth-api';
import type { Comings } from '#features/call/comings.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { l } from '#lib/i18n/lines-texts.ts';

/** So many are named; of more it is said how many. */
const mostNamed = 3;

/** "Ann joined", "Ann, Ben, and Cem joined", "Ann, Ben, Cem, and 2 others left". */
export function comingWords({ joined, left }: Comings, people: Readonly<Record<string, PublicUser>>): string[] {
  const { announce } = c;
  const nameOf = (userId: string) => people[userId]?.displayName ?? c.somebody;
  return [
    ...wordsOf(joined.map(nameOf), announce.joined, announce.joinedTogether),
    ...wordsOf(left.map(nameOf), announce.left, announce.leftTogether),
  ];
}

function wordsOf(names: string[], one: (name: string) => string, several: (names: string) => string): string[] {
  const [first] = names;
  if (first === undefined) return [];
  if (names.length === 1) return [one(first)];
  return [several(l.people(names.slice(0, mostNamed), Math.max(0, names.length - mostNamed)))];
}
