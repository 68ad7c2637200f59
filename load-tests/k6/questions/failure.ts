import { backFigures, promiseFigures, stageFigures } from './figures.ts';
import { killOneAfterTheOther } from './strikes.ts';
import type { Question } from './question.ts';

/** What is lost when processes are killed while people write? */
export const failure: Question = {
  name: 'failure',
  about: 'What is lost when processes are killed while people write?',
  sizes: {
    dev: {
      people: 100,
      rooms: [{ kind: 'room', count: 20, size: 10 }],
      vus: 10,
      connectPerSecond: 50,
      stages: [{ name: 'writing', perSecond: 100, seconds: 75 }],
      settleSeconds: 25,
    },
    full: {
      people: 500,
      rooms: [{ kind: 'room', count: 100, size: 10 }],
      vus: 20,
      connectPerSecond: 100,
      stages: [{ name: 'writing', perSecond: 300, seconds: 75 }],
      settleSeconds: 25,
    },
  },
  meanwhile: killOneAfterTheOther,
  figures: answer => [
    ...promiseFigures(answer),
    ...backFigures(answer),
    ...answer.noted,
    ...stageFigures(answer, 'writing', false),
  ],
};
