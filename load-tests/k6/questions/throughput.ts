import { goals } from '../goals.ts';
import type { Stage } from '../order.ts';
import { promiseFigures, stageFigures } from './figures.ts';
import type { Question } from './question.ts';

/** How many messages a second go through, and how fast? */
export const throughput: Question = {
  name: 'throughput',
  about: 'How many messages a second go through, and how fast?',
  sizes: {
    dev: {
      people: 300,
      rooms: [{ kind: 'room', count: 100, size: 3 }],
      vus: 10,
      connectPerSecond: 100,
      stages: steps(20, 200, 400, 800, 1_200, goals.messagesPerSecond),
      settleSeconds: 6,
      measureEvery: 5,
    },
    full: {
      people: 1_000,
      rooms: [{ kind: 'room', count: 100, size: 10 }],
      vus: 50,
      connectPerSecond: 100,
      stages: steps(30, 400, goals.messagesPerSecond),
      settleSeconds: 6,
      measureEvery: 10,
    },
  },
  figures: answer => [
    ...answer.size.stages.flatMap(({ name }) => stageFigures(answer, name)),
    ...promiseFigures(answer),
  ],
};

/** One stage for each rate, the first of them to warm up the compilers. */
function steps(seconds: number, ...rates: number[]): Stage[] {
  return rates.map(perSecond => ({ name: `${perSecond}/s`, perSecond, seconds }));
}
