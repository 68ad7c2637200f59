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
      people: 2_000,
      rooms: [{ kind: 'room', count: 40, size: 50 }],
      vus: 40,
      connectPerSecond: 150,
      stages: [{ name: 'hold', perSecond: 5, seconds: 30 }],
      settleSeconds: 3,
      measureEvery: 20,
    },
    full: {
      people: 10_000,
      rooms: [{ kind: 'room', count: 200, size: 50 }],
      vus: 100,
      connectPerSecond: 150,
      stages: [{ name: 'hold', perSecond: 5, seconds: 30 }],
      settleSeconds: 5,
      measureEvery: 50,
    },
  },
  stack: fourNodes,
  meanwhile: shareOfNodes,
  figures: answer => [...connectFigures(answer), ...answer.noted, ...stageFigures(answer, 'hold')],
};
