import { crowd } from './crowd.ts';
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
      ...crowd.dev,
      stages: [{ name: 'hold', perSecond: 2, seconds: 75 }],
      settleSeconds: 5,
    },
    full: {
      ...crowd.full,
      stages: [{ name: 'hold', perSecond: 2, seconds: 95 }],
      settleSeconds: 5,
    },
  },
  stack: fourNodes,
  meanwhile: cutEverybody,
  figures: answer => [...connectFigures(answer), ...backFigures(answer), ...answer.noted],
};
