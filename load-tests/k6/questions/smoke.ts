import { connectFigures, promiseFigures, stageFigures } from './figures.ts';
import type { Question } from './question.ts';

/** Does everything work at all? */
export const smoke: Question = {
  name: 'smoke',
  about: 'Does everything work at all?',
  sizes: {
    dev: {
      people: 10,
      rooms: [{ kind: 'room', count: 2, size: 5 }],
      vus: 2,
      connectPerSecond: 20,
      stages: [{ name: 'steady', perSecond: 10, seconds: 8 }],
      settleSeconds: 2,
    },
    full: {
      people: 10,
      rooms: [{ kind: 'room', count: 2, size: 5 }],
      vus: 2,
      connectPerSecond: 20,
      stages: [{ name: 'steady', perSecond: 10, seconds: 8 }],
      settleSeconds: 2,
    },
  },
  figures: answer => [...connectFigures(answer), ...stageFigures(answer, 'steady', false), ...promiseFigures(answer)],
};
