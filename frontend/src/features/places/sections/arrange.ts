import type { Section } from '@parley/contracts/places/section';
import type { ChatState } from '#lib/chat/state.ts';
import { isFavourite } from '#lib/chat/places.ts';

export interface SectionGroup<R> {
  /** Null: those that stand in none, after all others. */
  section: Section | null;
  rooms: R[];
}

/** The conversations of the list below their headings. A favourite stands with the favourites, wherever it was put. */
export function arrange<R extends { id: string }>(
  rooms: readonly R[],
  { places, sections }: Pick<ChatState, 'places' | 'sections'>,
): { favourites: R[]; groups: SectionGroup<R>[] } {
  const known = new Set(sections.map(({ id }) => id));
  const sectionOf = ({ id }: R) => {
    const sectionId = places[id]?.sectionId ?? null;
    return sectionId !== null && known.has(sectionId) ? sectionId : null;
  };
  const others = rooms.filter(({ id }) => !isFavourite({ places }, id));
  return {
    favourites: rooms.filter(({ id }) => isFavourite({ places }, id)),
    groups: [...sections, null].map(section => ({
      section,
      rooms: others.filter(room => sectionOf(room) === (section?.id ?? null)),
    })),
  };
}
