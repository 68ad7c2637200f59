import type { Space } from '@parley/contracts/spaces/space';
import { a } from '#lib/i18n/access-texts.ts';

const words = a.why;

interface Names {
  /** The person or role that is asked about. */
  who: string;
  space: Pick<Space, 'roles'>;
  /** Of the person, for an overwrite of theirs; null where a role is asked about. */
  personName: string | null;
}

/** Why something is allowed or not, in a sentence that names the role or the person of the rule. */
export function reasonText(
  { because, id }: { because: string; id?: string | null | undefined },
  { who, space, personName }: Names,
): string {
  const role = space.roles.find(one => one.id === id)?.name;
  const ofPerson = because === 'overwrite' && personName !== null ? words.ofPerson(personName) : words.gone;
  const say = Object.hasOwn(words.reasons, because)
    ? words.reasons[because as keyof typeof words.reasons]
    : words.reasons.unknown;
  return say(who, role ?? ofPerson);
}

/** Whom somebody may act upon. `rank`: the position of their highest role; null for the owner, 0 without one. */
export function rankText(rank: number | null, { who, space }: Pick<Names, 'who' | 'space'>): string {
  if (rank === null) return words.rank.owner(who);
  const role = space.roles.find(({ position }) => position === rank);
  return rank > 0 && role ? words.rank.role(who, role.name) : words.rank.none(who);
}
