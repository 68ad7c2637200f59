import { crowd } from './crowd.ts';
import { connectFigures, stageFigures } from './figures.ts';
import { shareOfNodes } from './share-of-nodes.ts';
import { fourNodes } from './stacks.ts';
import type { Question } from './question.ts';

/** How many authenticated sockets are held, and how fast do they come in? */
export const connections: Question = {
  name: 'connections',
  about: 'How many authenticated sockets are held, and how fast do they come in?',
  sizes: {
    dev: {
      ...crowd.dev,
      stages: [{ name: 'hold', perSecond: 5, seconds: 30 }],
      settleSeconds: 3,
    },
    full: {
      ...crowd.full,
      stages: [{ name: 'hold', perSecond: 5, seconds: 30 }],
      settleSeconds: 5,
    },
  },
  stack: fourNodes,
  meanwhile: shareOfNodes,
  figures: answer => [...connectFigures(answer), ...answer.noted, ...stageFigures(answer, 'hold')],
};
