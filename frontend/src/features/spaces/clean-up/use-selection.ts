import { useState } from 'react';

export interface Selection {
  chosen: ReadonlySet<string>;
  /** Chooses one or gives it up; `isRange`: also all between it and the one before. */
  turn: (id: string, isRange: boolean) => void;
  clear: () => void;
}

/** Which of a list are chosen. `ids`: in the order of the screen. */
export function useSelection(ids: readonly string[]): Selection {
  const [all, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  // What somebody else deleted meanwhile is no longer there to be chosen.
  const chosen = new Set(ids.filter(id => all.has(id)));

  function turn(id: string, isRange: boolean) {
    const isOn = !chosen.has(id);
    const next = new Set(chosen);
    for (const one of isRange && last !== null ? between(ids, last, id) : [id]) {
      if (isOn) next.add(one);
      else next.delete(one);
    }
    setChosen(next);
    setLast(id);
  }
  return { chosen, turn, clear: () => setChosen(new Set()) };
}

function between(ids: readonly string[], one: string, other: string): readonly string[] {
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)].sort((a, b) => a - b);
  return from === undefined || to === undefined || from < 0 ? [other] : ids.slice(from, to + 1);
}
