import type { Stage } from '../order.ts';
import { promiseFigures, stageFigures } from './figures.ts';
import type { Question } from './question.ts';

/** Ten times the load for half a minute: what happens, and what stays of it? */
export const spike: Question = {
  name: 'spike',
  about: 'Ten times the load for half a minute: what happens, and what stays of it?',
  sizes: {
    dev: {
      people: 300,
      rooms: [{ kind: 'room', count: 100, size: 3 }],
      vus: 10,
      connectPerSecond: 100,
      stages: tenfold(60),
      settleSeconds: 6,
      measureEvery: 2,
    },
    full: {
      people: 1_000,
      rooms: [{ kind: 'room', count: 100, size: 10 }],
      vus: 50,
      connectPerSecond: 100,
      stages: tenfold(166),
      settleSeconds: 6,
      measureEvery: 10,
    },
  },
  figures: answer => [
    ...answer.size.stages.flatMap(({ name }) => stageFigures(answer, name, name !== 'spike')),
    ...promiseFigures(answer),
  ],
};

function tenfold(perSecond: number): Stage[] {
  return [
    { name: 'before', perSecond, seconds: 20 },
    { name: 'spike', perSecond: perSecond * 10, seconds: 30 },
    { name: 'after', perSecond, seconds: 20 },
  ];
}
