import type { Stage } from '../order.ts';
import { promiseFigures, stageFigures } from './figures.ts';
import type { Question } from './question.ts';

/** The same thousand people in rooms of three sizes. */
const town = {
  people: 1_000,
  rooms: [
    { kind: '10', count: 100, size: 10 },
    { kind: '100', count: 10, size: 100 },
    { kind: '1000', count: 1, size: 1_000 },
  ],
  vus: 20,
  connectPerSecond: 120,
};

/** What does a message to 10, to 100 and to 1,000 people take? */
export const rooms: Question = {
  name: 'rooms',
  about: 'What does a message to 10, to 100 and to 1,000 people take?',
  sizes: {
    dev: {
      ...town,
      stages: fanOut(20, { '10': 100, '100': 10, '1000': 1 }),
      settleSeconds: 4,
      measureEvery: 4,
    },
    full: {
      ...town,
      stages: fanOut(30, { '10': 1_000, '100': 100, '1000': 10 }),
      settleSeconds: 4,
      measureEvery: 4,
    },
  },
  figures: answer => [
    ...answer.size.stages.flatMap(({ name }) => stageFigures(answer, name)),
    ...promiseFigures(answer),
  ],
};

/** One stage for each size of room; the product of rate and size is the same for all. */
function fanOut(seconds: number, rates: Record<string, number>): Stage[] {
  return Object.entries(rates).map(([roomKind, perSecond]) => ({
    name: `to ${roomKind}`,
    perSecond,
    seconds,
    roomKind,
  }));
}
