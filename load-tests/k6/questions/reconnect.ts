import { backFigures, connectFigures } from './figures.ts';
import { cutEverybody } from './strikes.ts';
import { fourNodes } from './stacks.ts';
import type { Question } from './question.ts';

/** How fast is everybody back after a node died, and after the gateway did? */
export const reconnect: Question = {
  name: 'reconnect',
  about: 'How fast is everybody back after a node died, and after the gateway did?',
  sizes: {
    dev: {
      people: 2_000,
      rooms: [{ kind: 'room', count: 40, size: 50 }],
      vus: 40,
      connectPerSecond: 150,
      stages: [{ name: 'hold', perSecond: 2, seconds: 75 }],
      settleSeconds: 5,
      measureEvery: 20,
    },
    full: {
      people: 10_000,
      rooms: [{ kind: 'room', count: 200, size: 50 }],
      vus: 100,
      connectPerSecond: 150,
      stages: [{ name: 'hold', perSecond: 2, seconds: 95 }],
      settleSeconds: 5,
      measureEvery: 50,
    },
  },
  stack: fourNodes,
  meanwhile: cutEverybody,
  figures: answer => [...connectFigures(answer), ...backFigures(answer), ...answer.noted],
};
