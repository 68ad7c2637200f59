import type { Stage } from '../order.ts';
import { promiseFigures, stageFigures } from './figures.ts';
import { watchMemory } from './watch-memory.ts';
import type { Question } from './question.ts';

/** Does anything grow or slow down over time? */
export const soak: Question = {
  name: 'soak',
  about: 'Does anything grow or slow down over time?',
  sizes: {
    dev: {
      people: 300,
      rooms: [{ kind: 'room', count: 100, size: 5 }],
      vus: 10,
      connectPerSecond: 100,
      stages: sameAgain(100, 60, 3),
      settleSeconds: 5,
      measureEvery: 2,
    },
    full: {
      people: 1_000,
      rooms: [{ kind: 'room', count: 100, size: 10 }],
      vus: 20,
      connectPerSecond: 100,
      stages: sameAgain(300, 1_200, 3),
      settleSeconds: 5,
      measureEvery: 5,
    },
  },
  meanwhile: watchMemory,
  figures: answer => [
    ...answer.size.stages.flatMap(({ name }) => stageFigures(answer, name)),
    ...answer.noted,
    ...promiseFigures(answer),
  ],
};

/** The same load in parts, so that the last can be held against the first. */
function sameAgain(perSecond: number, seconds: number, parts: number): Stage[] {
  return Array.from({ length: parts }, (_, at) => ({ name: `part ${at + 1}`, perSecond, seconds }));
}
