import type { Section } from '@parley/contracts/places/section';

type Sections = readonly Section[];

/** A section before or after another one; the same sections where it has no place there. */
export function placed(sections: Sections, id: string, targetId: string, side: 'before' | 'after'): Sections {
  const section = sections.find(one => one.id === id);
  const rest = sections.filter(one => one !== section);
  const at = rest.findIndex(one => one.id === targetId);
  return section && at !== -1 ? rest.toSpliced(side === 'after' ? at + 1 : at, 0, section) : sections;
}

/** A section one place up (-1) or down (1). */
export function stepped(sections: Sections, id: string, step: -1 | 1): Sections {
  const target = sections[sections.findIndex(one => one.id === id) + step];
  return target ? placed(sections, id, target.id, step === 1 ? 'after' : 'before') : sections;
}

/** A section with something of it changed. */
export function changed(sections: Sections, id: string, change: Partial<Omit<Section, 'id'>>): Sections {
  return sections.map(one => (one.id === id ? { ...one, ...change } : one));
}
